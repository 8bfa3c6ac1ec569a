using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Trial;

/// <summary>What became of putting a mapping into force.</summary>
public abstract record EnforceOutcome
{
    private EnforceOutcome()
    {
    }

    /// <summary>It is in force.</summary>
    /// <param name="Kept">Number of the version it replaced.</param>
    public sealed record Done(int Kept) : EnforceOutcome;

    /// <summary>The validator of the reload found mistakes; nothing has changed.</summary>
    public sealed record Refused(IReadOnlyList<ConfigError> Errors) : EnforceOutcome;

    /// <summary>Somebody changed the file since it was read; nothing has changed.</summary>
    public sealed record Outdated : EnforceOutcome;

    /// <summary>It is in force already, or there is no version to go back to.</summary>
    public sealed record Nothing : EnforceOutcome;
}

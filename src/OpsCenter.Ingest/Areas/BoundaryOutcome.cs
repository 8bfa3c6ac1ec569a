using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Areas;

/// <summary>What became of a change of boundaries.</summary>
public abstract record BoundaryOutcome
{
    private BoundaryOutcome()
    {
    }

    /// <param name="Areas">Ids whose boundary changed.</param>
    public sealed record Done(IReadOnlyList<string> Areas) : BoundaryOutcome;

    public sealed record Forbidden : BoundaryOutcome;

    /// <summary>Nothing would change.</summary>
    public sealed record Nothing : BoundaryOutcome;

    /// <param name="Reason">In English: no GeoJSON, too large, nothing fits.</param>
    public sealed record Refused(string Reason) : BoundaryOutcome;

    /// <summary>The configuration would have these mistakes; what was in force is.</summary>
    public sealed record Mistakes(IReadOnlyList<ConfigError> Errors) : BoundaryOutcome;
}

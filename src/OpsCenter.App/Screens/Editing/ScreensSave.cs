using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Screens.Editing;

/// <summary>What became of a change. Closed.</summary>
public abstract record ScreensSave
{
    private ScreensSave()
    {
    }

    /// <param name="Now">The file with the change.</param>
    public sealed record Saved(ScreensDocument Now) : ScreensSave;

    /// <summary>Somebody else changed the file meanwhile; nothing was written.</summary>
    /// <param name="Now">The file as the other left it.</param>
    public sealed record Conflict(ScreensDocument Now) : ScreensSave;

    /// <summary>The server would refuse such a file; nothing was written.</summary>
    /// <param name="Errors">What is wrong.</param>
    public sealed record Invalid(IReadOnlyList<ConfigError> Errors) : ScreensSave;

    public sealed record Forbidden : ScreensSave;

    /// <summary>The disk did not take it; the file is as before.</summary>
    /// <param name="Reason">The system's own words.</param>
    public sealed record Failed(string Reason) : ScreensSave;
}

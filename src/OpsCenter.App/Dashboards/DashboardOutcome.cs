using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Dashboards;

/// <summary>How a change of a dashboard ended.</summary>
public abstract record DashboardOutcome
{
    private DashboardOutcome()
    {
    }

    /// <param name="Hash">Of the file as it is now.</param>
    /// <param name="Version">Its number among the versions.</param>
    /// <param name="InForce">False where another file of the folder has errors, which keep every change out until they are mended.</param>
    public sealed record Saved(string Hash, int Version, bool InForce) : DashboardOutcome;

    public sealed record Deleted : DashboardOutcome;

    public sealed record Forbidden : DashboardOutcome;

    public sealed record NotFound : DashboardOutcome;

    public sealed record IdInvalid : DashboardOutcome;

    /// <summary>There is one with this id.</summary>
    public sealed record Taken : DashboardOutcome;

    public sealed record TooMany(int Most) : DashboardOutcome;

    public sealed record TooLarge(int MostBytes) : DashboardOutcome;

    public sealed record Invalid(IReadOnlyList<ConfigError> Errors) : DashboardOutcome;

    /// <summary>The file is not the one the caller has seen.</summary>
    /// <param name="Hash">Of the one there is.</param>
    public sealed record Conflict(string Hash) : DashboardOutcome;

    /// <summary>Not deleted: these would show nothing.</summary>
    public sealed record InUse(IReadOnlyList<string> Screens, IReadOnlyList<string> LinkedFrom) : DashboardOutcome;

    /// <summary>The disk refused; nothing has changed.</summary>
    public sealed record Unwritable(string Reason) : DashboardOutcome;
}

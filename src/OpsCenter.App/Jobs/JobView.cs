using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>How the job of a KPI stands.</summary>
/// <param name="Next">When it runs next; null while it is paused or never again.</param>
/// <param name="PausedBy">Who paused it; null where nobody did.</param>
/// <param name="PauseReason">Why.</param>
/// <param name="Last">Its newest run; null before the first.</param>
public sealed record JobView(Instant? Next, string? PausedBy, string? PauseReason, JobRun? Last)
{
    public bool IsPaused => PausedBy is not null;
}

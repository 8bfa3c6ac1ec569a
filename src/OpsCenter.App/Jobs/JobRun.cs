using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>One run of a job.</summary>
/// <param name="Kpi">Whose.</param>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="ByHand">Somebody, or the KPI it is computed from, asked for it; otherwise its schedule.</param>
public sealed record JobRun(string Kpi, Instant At, TimeSpan Took, string? Error, bool ByHand);

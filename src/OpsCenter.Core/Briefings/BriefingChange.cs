using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Something that is not as it was.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Rule, KPI, window or source by shown name.</param>
/// <param name="At">Since when; null where nobody knows.</param>
/// <param name="Who">Who did it; null where nobody did.</param>
/// <param name="Detail">The reason, or from what to what.</param>
public sealed record BriefingChange(BriefingChangeKind Kind, LocalizedText Subject, Instant? At, string? Who, LocalizedText? Detail);

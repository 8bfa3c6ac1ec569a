using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Something of the period that follows.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When; what is late already has a moment in the past.</param>
/// <param name="Subject">Shown.</param>
/// <param name="Who">Who has it; null for nobody.</param>
/// <param name="Detail">More of it; null for nothing.</param>
public sealed record BriefingComing(BriefingComingKind Kind, Instant At, LocalizedText Subject, LocalizedText? Who = null, LocalizedText? Detail = null);

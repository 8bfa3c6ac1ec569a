using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>Alarms of a severity that called for somebody.</summary>
/// <param name="Severity">Which.</param>
/// <param name="Count">Raised in the period.</param>
/// <param name="Before">In the period before; null where nothing had been recorded yet.</param>
/// <param name="LastYear">In the same period last year; null where nothing had been recorded yet.</param>
public sealed record BriefingAlarmCount(Severity Severity, int Count, int? Before, int? LastYear);

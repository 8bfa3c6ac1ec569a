using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.Api.Alarms;

/// <param name="Kind">chattering, brief, stale, together, urgent or frequent.</param>
/// <param name="Count">Alarms it rests on.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Seconds">Proposed off-delay (chattering) or on-delay (brief), or the longest standing (stale); else null.</param>
/// <param name="Deadband">Proposed instead of the off-delay, in the field's unit; null where none follows.</param>
/// <param name="Cause">Rule that explains this one; null for the other kinds.</param>
public sealed record PerformanceAdviceJson(string Kind, int Count, int Of, double? Seconds, double? Deadband, string? Cause)
{
    internal static PerformanceAdviceJson From(AlarmAdvice advice) =>
        new(SeriesJson.Name(advice.Kind), advice.Count, advice.Of, advice.Time?.TotalSeconds, advice.Deadband, advice.Cause);
}

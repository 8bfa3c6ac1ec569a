using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Alarms;

/// <param name="Id">Of the alarm.</param>
/// <param name="Calls">In the span.</param>
/// <param name="Share">Of all calls, 0 to 1.</param>
/// <param name="Since">Of its newest raise.</param>
public sealed record PerformanceSourceJson(string Id, string Rule, LocalizedText Title, string Severity, int Calls, double Share, string Since)
{
    internal static PerformanceSourceJson From(AlarmSourceLoad source) => new(
        source.AlarmId, source.RuleId, source.Title, SeriesJson.Name(source.Severity), source.Calls, source.Share, Rfc3339.Format(source.Since));
}

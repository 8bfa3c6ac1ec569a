using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>An alarm of a briefing.</summary>
/// <param name="Who">Null while nobody acknowledged it.</param>
/// <param name="Hold">What keeps it quiet; null where it sounds.</param>
public sealed record BriefingAlarmJson(BriefingTextJson Title, BriefingTextJson? Place, string Severity, string Since, double Seconds, bool Ended, string? Who, string? Hold)
{
    internal static BriefingAlarmJson Of(BriefingAlarm one) => new(
        BriefingTextJson.Of(one.Title), BriefingTextJson.OfNull(one.Place), SeriesJson.Name(one.Severity), Rfc3339.Format(one.Since), one.Length.TotalSeconds, one.Ended, one.Who,
        one.Hold is { } hold ? SeriesJson.Name(hold) : null);
}

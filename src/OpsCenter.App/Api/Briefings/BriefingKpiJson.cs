using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>A KPI of a briefing: the worst of its places.</summary>
/// <param name="Place">Null where there is only one.</param>
/// <param name="Value">Null where there is none; Reason says why, where anybody knows.</param>
/// <param name="Target">In force when the period begins.</param>
/// <param name="State">good, warning, bad or unjudged.</param>
/// <param name="Path">sensor, system or hand.</param>
public sealed record BriefingKpiJson(
    string Id, string Pack, BriefingTextJson Name, string Unit, BriefingTextJson? Place, BriefingValueJson? Value, BriefingValueJson? Before, BriefingValueJson? LastYear, double? Target, string State,
    int Places, int PlacesOff, string Path, string Formula, string? Reason, IReadOnlyList<double> Trend)
{
    internal static BriefingKpiJson Of(BriefingKpi one) => new(
        one.Kpi.Id, one.Kpi.Pack, BriefingTextJson.Of(one.Kpi.Name), one.Kpi.Unit, BriefingTextJson.OfNull(one.Place), BriefingValueJson.Of(one.Now), BriefingValueJson.Of(one.Before), BriefingValueJson.Of(one.LastYear),
        one.Target?.Value, SeriesJson.Name(one.State), one.Places, one.PlacesOff, SeriesJson.Name(one.Kpi.Path), one.Kpi.Formula.Text, one.Now is null ? one.Reason?.ToEnglish() : null, one.Trend);
}

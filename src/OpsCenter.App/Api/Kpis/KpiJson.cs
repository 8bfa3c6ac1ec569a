using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Jobs;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Kpis;

/// <summary>A KPI: what it is, its newest figures, and how it is kept.</summary>
/// <param name="Per">site, area, all, or the tag whose values have a figure each.</param>
/// <param name="Every">Length of a window, e.g. 5m, 1h, day, month.</param>
/// <param name="Target">In force today; null for none.</param>
/// <param name="Path">sensor, system or hand.</param>
/// <param name="Figures">Newest of each scope; values stand at their window's start. History: /api/v1/query?measurement=kpi&amp;field=ID.</param>
/// <param name="ComputedTo">All windows that end by then are computed.</param>
/// <param name="Backfill">Part of the past that is computed, 0 to 1; null while it is unknown.</param>
/// <param name="Waiting">Windows to be computed again because readings came late.</param>
/// <param name="Gaps">Scopes without a value in the newest window; Problem says why.</param>
public sealed record KpiJson(
    string Id, string Pack, string NameVi, string NameEn, string Unit, string Per, string Every, string Formula, double? Target, string Better, string Path, string? Owner,
    string? Source, bool Published, IReadOnlyList<LatestReading> Figures, string? ComputedTo, double? Backfill, int Waiting, int Gaps, string? Problem, string? NextRun, string? PausedBy)
{
    internal static KpiJson Of(KpiView view, DateOnly today)
    {
        var (kpi, progress) = (view.Kpi, view.Progress);
        return new KpiJson(
            kpi.Id, kpi.Pack, kpi.Name.Vi, kpi.Name.En, kpi.Unit, kpi.Scope.ToString(), kpi.Every.ToString(), kpi.Formula.Text, kpi.TargetOn(today)?.Value, SeriesJson.Name(kpi.Better),
            SeriesJson.Name(kpi.Path), kpi.Owner?.Vi, kpi.Source?.Vi, kpi.Published, [.. view.Figures.Select(figure => LatestReading.From(figure, FieldCatalogue.Empty) with { Unit = kpi.Unit })],
            progress is null ? null : Rfc3339.Format(progress.ComputedTo), progress?.BackfillShare, view.Waiting, progress?.LastGaps ?? 0, (view.Problem ?? view.Gap)?.ToEnglish(),
            view.Job?.Next is { } next ? Rfc3339.Format(next) : null, view.Job?.PausedBy);
    }
}

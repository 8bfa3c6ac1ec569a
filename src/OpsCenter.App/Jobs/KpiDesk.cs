using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>KPIs as pages and the API show them.</summary>
public sealed class KpiDesk(ITelemetryStore store, ILiveConfig<KpiSet> kpis, ILiveConfig<Places> places, KpiEngine engine, JobService jobs)
{
    /// <summary>All of them in the order of their packs; null where the caller may not read.</summary>
    public async Task<IReadOnlyList<KpiView>?> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var figures = (await LatestAsync(null, cancellation)).ToLookup(figure => figure.Series.Field);
        var (known, waiting) = (await jobs.ListAsync(cancellation), engine.Waiting);
        return [.. kpis.Current.All.OrderBy(kpi => kpi.Pack, StringComparer.Ordinal).ThenBy(kpi => kpi.Id, StringComparer.Ordinal).Select(kpi => ViewOf(kpi, figures[kpi.Id], waiting, known))];
    }

    /// <summary>Null where there is no such KPI, or the caller may not read.</summary>
    public async Task<KpiView?> FindAsync(Caller caller, string id, CancellationToken cancellation) =>
        caller.Can(Permission.Read) && kpis.Current.Find(id) is { } kpi ? ViewOf(kpi, await LatestAsync(id, cancellation), engine.Waiting, await jobs.ListAsync(cancellation)) : null;

    private ValueTask<IReadOnlyList<Reading>> LatestAsync(string? id, CancellationToken cancellation) =>
        store.LatestAsync(new SeriesSelector(PseudoSeries.Kpis, id, new Dictionary<string, string>()), cancellation);

    private KpiView ViewOf(KpiDefinition kpi, IEnumerable<Reading> figures, IReadOnlyDictionary<string, int> waiting, IReadOnlyDictionary<string, JobView> known)
    {
        Reading[] all = [.. figures.OrderBy(figure => figure.Series.Canonical, StringComparer.Ordinal)];
        return new KpiView(kpi, all, engine.ProgressOf(kpi.Id), waiting.GetValueOrDefault(kpi.Id), known.GetValueOrDefault(kpi.Id)) { Headline = HeadlineOf(kpi, all) };
    }

    private Reading? HeadlineOf(KpiDefinition kpi, Reading[] figures) => kpi.Scope.Kind switch
    {
        KpiScopeKind.Area => figures.Where(figure => figure.Series.Tag(StandardTags.Area) is { } area && places.Current.Areas.GetValueOrDefault(area) is { Parent: null })
            .OrderByDescending(figure => figure.Time).Cast<Reading?>().FirstOrDefault(),
        _ => figures.Length == 1 ? figures[0] : null,
    };
}

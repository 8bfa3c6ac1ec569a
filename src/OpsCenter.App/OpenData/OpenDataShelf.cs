using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OpenData;

/// <summary>What is published, and nothing else: whoever reads open data reads it through here.</summary>
public sealed class OpenDataShelf(ITelemetryStore store, ILiveConfig<KpiSet> kpis, IOptions<OpenDataOptions> options, TimeProvider time)
{
    public bool IsOpen => options.Value.Enabled;

    /// <summary>By pack and id.</summary>
    public IEnumerable<KpiDefinition> Kpis => IsOpen
        ? kpis.Current.All.Where(kpi => kpi.Published).OrderBy(kpi => kpi.Pack, StringComparer.Ordinal).ThenBy(kpi => kpi.Id, StringComparer.Ordinal)
        : [];

    /// <summary>Null where there is no such KPI, or it is not published.</summary>
    public KpiDefinition? Find(string id) => IsOpen && kpis.Current.Find(id) is { Published: true } kpi ? kpi : null;

    public async Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellation)
    {
        var figures = (await NewestAsync(null, cancellation)).ToLookup(figure => figure.Series.Field);
        var now = time.GetInstant();
        return [.. Kpis.Select(kpi => DataSet.Of(kpi, [.. figures[kpi.Id]], now))];
    }

    /// <summary>Newest value of each scope of a published KPI.</summary>
    public ValueTask<IReadOnlyList<Reading>> LatestAsync(KpiDefinition kpi, CancellationToken cancellation) => NewestAsync(kpi.Id, cancellation);

    /// <summary>Its values in [from, to), one scope after the other.</summary>
    /// <param name="kpi">A published KPI.</param>
    /// <param name="tags">Which scopes; empty for all.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="limit">At most so many values.</param>
    /// <param name="cancellation">Stops reading.</param>
    public IAsyncEnumerable<SeriesPoints> ValuesAsync(KpiDefinition kpi, IReadOnlyDictionary<string, string> tags, Instant from, Instant to, int limit, CancellationToken cancellation) =>
        store.QueryAsync(new RangeQuery(new SeriesSelector(PseudoSeries.Kpis, kpi.Id, tags), from, to, null, Aggregate.Last, TimeSpan.Zero, limit), cancellation);

    private ValueTask<IReadOnlyList<Reading>> NewestAsync(string? id, CancellationToken cancellation) =>
        store.LatestAsync(new SeriesSelector(PseudoSeries.Kpis, id, new Dictionary<string, string>()), cancellation);
}

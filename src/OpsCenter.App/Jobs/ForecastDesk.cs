using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>Forecasts as pages and the API show them.</summary>
public sealed class ForecastDesk(ITelemetryStore store, ILiveConfig<KpiSet> kpis, KpiEngine engine, KpiForecasts forecasts, TimeProvider time)
{
    private static readonly TimeSpan FourWeeks = TimeSpan.FromDays(28);
    private static readonly IReadOnlyDictionary<string, string> AnyTags = new Dictionary<string, string>();

    /// <summary>Null where there is no such KPI, it asks for no forecast, or the caller may not read.</summary>
    /// <exception cref="StoreUnavailableException">History does not answer.</exception>
    public async Task<ForecastView?> FindAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read) || kpis.Current.Find(id) is not { Forecast: true } kpi)
        {
            return null;
        }

        var (errors, moments) = await ErrorsAsync(id, cancellation);
        return new ForecastView(
            kpi, forecasts.StateOf(id), await LinesAsync(kpi, cancellation), errors.GetValueOrDefault("near"), errors.GetValueOrDefault("near_naive"), errors.GetValueOrDefault("far"),
            errors.GetValueOrDefault("far_naive"), moments);
    }

    private async Task<IReadOnlyList<ForecastScope>> LinesAsync(KpiDefinition kpi, CancellationToken cancellation)
    {
        var step = ForecastGrid.Of(kpi).Step;
        var from = step.StartOf(engine.ProgressOf(kpi.Id)?.ComputedTo ?? time.GetInstant());
        var to = time.GetInstant() + (step.Longest * 40);
        var query = new RangeQuery(new SeriesSelector(PseudoSeries.Forecasts, kpi.Id, AnyTags), from, to, null, Aggregate.Last, TimeSpan.Zero, int.MaxValue);
        var bounds = new Dictionary<SeriesKey, Dictionary<string, IReadOnlyList<Point>>>();
        await foreach (var series in store.QueryAsync(query, cancellation))
        {
            var key = new SeriesKey(PseudoSeries.Kpis, series.Series.Tags.Where(tag => tag.Key != KpiForecasts.Bound), kpi.Id);
            if (!bounds.TryGetValue(key, out var lines))
            {
                bounds[key] = lines = [];
            }

            lines[series.Series.Tag(KpiForecasts.Bound) ?? ""] = series.Points;
        }

        var past = await PastAsync(kpi, from, cancellation);
        return
        [
            .. bounds.OrderBy(line => line.Key.Canonical, StringComparer.Ordinal)
                .Select(line => new ForecastScope(line.Key, Moments(line.Value), past.GetValueOrDefault(line.Key) ?? [])),
        ];
    }

    private async Task<Dictionary<SeriesKey, IReadOnlyList<Point>>> PastAsync(KpiDefinition kpi, Instant origin, CancellationToken cancellation)
    {
        var grid = ForecastGrid.Of(kpi);
        var query = new RangeQuery(
            new SeriesSelector(PseudoSeries.Kpis, kpi.Id, AnyTags), origin - (grid.Step.Longest * 2 * grid.Ahead), origin, grid.IsFromFiner ? grid.Step.Part : null,
            grid.IsFromFiner ? Aggregate.Mean : Aggregate.Last, LocalClock.Offset, int.MaxValue);
        var past = new Dictionary<SeriesKey, IReadOnlyList<Point>>();
        await foreach (var series in store.QueryAsync(query, cancellation))
        {
            past[series.Series] = series.Points;
        }

        return past;
    }

    private static IReadOnlyList<ForecastMoment> Moments(Dictionary<string, IReadOnlyList<Point>> bounds)
    {
        var (low, high) = (ByTime(KpiForecasts.Low), ByTime(KpiForecasts.High));
        return
        [
            .. (bounds.GetValueOrDefault(KpiForecasts.Mean) ?? []).Select(point =>
                new ForecastMoment(point.Time, point.Value, low.GetValueOrDefault(point.Time, point.Value), high.GetValueOrDefault(point.Time, point.Value))),
        ];

        Dictionary<Instant, double> ByTime(string bound) => (bounds.GetValueOrDefault(bound) ?? []).ToDictionary(point => point.Time, point => point.Value);
    }

    private async Task<(Dictionary<string, double?> Means, int Moments)> ErrorsAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var selector = new SeriesSelector(KpiForecasts.Errors, null, new Dictionary<string, string> { [KpiForecasts.KpiTag] = id });
        var means = new Dictionary<string, double?>(StringComparer.Ordinal);
        var moments = 0;
        await foreach (var series in store.QueryAsync(new RangeQuery(selector, now - FourWeeks, now, null, Aggregate.Last, TimeSpan.Zero), cancellation))
        {
            means[series.Series.Field] = series.Points.Count == 0 ? null : series.Points.Average(point => point.Value);
            moments = Math.Max(moments, series.Points.Count);
        }

        return (means, moments);
    }
}

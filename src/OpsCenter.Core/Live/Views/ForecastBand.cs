using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>What is expected of the series of a trend. Readings come on the writer's thread, the rest on the stepping one.</summary>
/// <remarks>Bounded: of so many steps ahead, and so many series.</remarks>
internal sealed class ForecastBand(SeriesSelector kpi)
{
    private const int MostSteps = 64;
    private const int MostSeries = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(40);

    /// <summary>The step that has begun has no value yet: what is expected of it is still news. Screens draw what is later than their line.</summary>
    private static readonly TimeSpan Begun = TimeSpan.FromDays(1);
    private readonly SeriesSelector _selector = kpi with { Measurement = PseudoSeries.Forecasts };
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Dictionary<SeriesKey, double>> _steps = [];
    private readonly List<LiveSeries> _series = [];
    private bool _changed;

    public bool Consider(LiveSeries series, ISeriesWatcher watcher)
    {
        if (!_selector.Matches(series.Key))
        {
            return false;
        }

        _series.Add(series);
        series.Attach(watcher);

        // A first forecast is there before anybody can have attached to its series.
        foreach (var (time, value) in series.Expected)
        {
            Add(series.Key, time, value);
        }

        return true;
    }

    public void Detach(ISeriesWatcher watcher) => _series.ForEach(series => series.Detach(watcher));

    public static bool Takes(in Reading reading) => reading.Series.Measurement == PseudoSeries.Forecasts;

    public void Add(SeriesKey series, Instant time, double value)
    {
        if (series.Tag(KpiForecasts.Bound) is not (KpiForecasts.Low or KpiForecasts.Mean or KpiForecasts.High))
        {
            return;
        }

        lock (_lock)
        {
            if (!_steps.TryGetValue(time.UnixMilliseconds, out var values))
            {
                _steps[time.UnixMilliseconds] = values = [];
            }

            if (values.Count < MostSeries * 3 || values.ContainsKey(series))
            {
                values[series] = value;
                _changed = true;
            }
        }
    }

    public async Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        await foreach (var series in store.QueryAsync(new RangeQuery(_selector, now - Begun, now + Ahead, null, Aggregate.Last, TimeSpan.Zero), cancellation))
        {
            foreach (var point in series.Points)
            {
                Add(series.Series, point.Time, point.Value);
            }
        }
    }

    /// <summary>Time, low, mean and high of the steps of the last day and to come, where they changed since; null where they did not.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Changed(Instant now)
    {
        lock (_lock)
        {
            if (!_changed)
            {
                return null;
            }

            _changed = false;
            foreach (var past in _steps.Keys.TakeWhile(time => time < (now - Begun).UnixMilliseconds).ToList())
            {
                _steps.Remove(past);
            }

            return [.. _steps.Take(MostSteps).Select(step => (double[])[step.Key, Of(step.Value, KpiForecasts.Low), Of(step.Value, KpiForecasts.Mean), Of(step.Value, KpiForecasts.High)])];
        }
    }

    private static double Of(Dictionary<SeriesKey, double> values, string bound)
    {
        var known = values.Where(value => value.Key.Tag(KpiForecasts.Bound) == bound).Select(value => value.Value).ToList();
        return known.Count == 0 ? 0 : Math.Round(known.Average(), 4);
    }
}

using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>A KPI with a past of some hours, its forecasts, and hours that go by.</summary>
internal sealed class ForecastDay : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Tags = new() { ["pack"] = "t", ["site"] = "bridge" };
    private readonly KpiLab _lab;
    private readonly KpiDefinition _kpi;
    private readonly ManualTime _time;
    private readonly KpiForecasts _forecasts;

    private ForecastDay(KpiLab lab, KpiDefinition kpi, ManualTime time)
    {
        (_lab, _kpi, _time) = (lab, kpi, time);
        _forecasts = new KpiForecasts(lab.Store, new LabIntake(lab), time);
    }

    public bool IsDue => _forecasts.IsDue(_kpi, _lab.Engine.ProgressOf(_kpi.Id)!);

    public KpiForecastState State => _forecasts.StateOf(_kpi.Id)!;

    public static async Task<ForecastDay> CreateAsync(KpiDefinition kpi, Instant begin, int hours)
    {
        var time = new ManualTime((begin + TimeSpan.FromHours(hours)).ToDateTimeOffset() + TimeSpan.FromMinutes(5));
        var lab = await KpiLab.CreateAsync(new KpiSet([kpi]), time);
        await lab.CommitAsync([.. Enumerable.Range(0, hours * 6).Select(at => One(begin + TimeSpan.FromMinutes(at * 10), Cars(at / 6)))]);
        await lab.RunAllAsync();
        await lab.CatchUpAsync();
        return new ForecastDay(lab, kpi, time);
    }

    /// <summary>Fewer by night and at weekends, with a little of everything in between.</summary>
    public static double Cars(int hour) => (hour % 168 >= 120 ? 60 : 100) + (30 * Math.Sin(hour * Math.Tau / 24)) + (hour * 7 % 5);

    public Task ForecastAsync() => _forecasts.RunAsync(_kpi, _lab.Engine.ProgressOf(_kpi.Id)!, CancellationToken.None);

    /// <summary>One hour goes by.</summary>
    public async Task PassAsync(double cars)
    {
        await _lab.CommitAsync([One(_time.GetInstant(), cars)]);
        _time.Advance(TimeSpan.FromHours(1));
        await _lab.RunAllAsync();
    }

    public Task<IReadOnlyList<Point>> LineAsync(string bound) => PointsAsync(new SeriesSelector(PseudoSeries.Forecasts, _kpi.Id, new Dictionary<string, string> { [KpiForecasts.Bound] = bound }));

    public Task<IReadOnlyList<Point>> ErrorsAsync(string field) => PointsAsync(new SeriesSelector(KpiForecasts.Errors, field, new Dictionary<string, string>()));

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    private static Reading One(Instant at, double cars) => new(new SeriesKey("traffic", Tags, "cars"), at, cars, Quality.Good, ReadingFlags.None, at);

    private async Task<IReadOnlyList<Point>> PointsAsync(SeriesSelector selector)
    {
        var all = new List<Point>();
        await foreach (var series in _lab.Store.QueryAsync(
            new RangeQuery(selector, new Instant(0), _time.GetInstant() + TimeSpan.FromDays(30), null, Aggregate.Last, TimeSpan.Zero, int.MaxValue), CancellationToken.None))
        {
            all.AddRange(series.Points);
        }

        return all;
    }

    private sealed class LabIntake(KpiLab lab) : Core.Kpis.Progress.IKpiIntake
    {
        public Task StoreAsync(IReadOnlyList<Reading> figures, CancellationToken cancellation) => lab.CommitAsync(figures);
    }
}

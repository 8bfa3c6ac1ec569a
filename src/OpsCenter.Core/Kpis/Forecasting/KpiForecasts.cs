using System.Collections.Concurrent;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Forecasting;

/// <summary>
/// Keeps the forecasts of the KPIs that ask for one: made anew whenever a step is over, stored as readings of measurement <c>forecast</c> at the moments they are
/// about, and held against what came.
/// </summary>
/// <remarks>Repeated, it stores the same again. Thread-safe as long as a KPI is forecast once at a time.</remarks>
public sealed class KpiForecasts(ITelemetryStore telemetry, IKpiIntake intake, TimeProvider time)
{
    /// <summary>Tag: which line of the forecast.</summary>
    public const string Bound = "bound";

    /// <summary>Values of <see cref="Bound"/>; <see cref="Farthest"/> is what was told when the moment was as far ahead as it gets, and is never replaced.</summary>
    public const string Mean = "mean";

    /// <inheritdoc cref="Mean"/>
    public const string Low = "low";

    /// <inheritdoc cref="Mean"/>
    public const string High = "high";

    /// <inheritdoc cref="Mean"/>
    public const string Farthest = "farthest";

    /// <summary>Measurement of the errors; fields <c>near</c>, <c>far</c> and the same of the naive forecast.</summary>
    public const string Errors = "forecast_error";

    /// <summary>Tag of the errors: the KPI.</summary>
    public const string KpiTag = "kpi";

    private static readonly TimeSpan LookedAt = TimeSpan.FromDays(28);
    private const string Pack = "decision-support";
    private static readonly TimeSpan Anew = TimeSpan.FromMinutes(15);
    private const int MostSeries = 200;
    private const int TriedSeries = 20;
    private const int TriedOrigins = 8;
    private readonly ConcurrentDictionary<string, ((Instant Origin, string Version, bool Whole) Key, Instant At)> _done = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KpiForecastState> _states = new(StringComparer.Ordinal);

    /// <summary>Null before the first attempt since the start.</summary>
    public KpiForecastState? StateOf(string kpi) => _states.GetValueOrDefault(kpi);

    /// <summary>A step is over, or more of the past is known, since the last forecast; or so long ago that late readings may have changed what it rests on.</summary>
    public bool IsDue(KpiDefinition kpi, KpiProgress progress) =>
        kpi.Forecast && progress.Error is null && !(_done.TryGetValue(kpi.Id, out var done) && done.Key == KeyOf(kpi, progress) && time.GetInstant() - done.At < Anew);

    /// <summary>Forecasts every scope of the KPI from what is computed of it, and judges the forecasts whose moments have come.</summary>
    /// <exception cref="KpiNotStoredException">The store did not take them.</exception>
    public async Task RunAsync(KpiDefinition kpi, KpiProgress progress, CancellationToken cancellation)
    {
        var key = KeyOf(kpi, progress);
        var grid = ForecastGrid.Of(kpi);
        var lines = await ReadAsync(kpi, grid, key.Origin, cancellation);
        var readings = new List<Reading>();
        var (made, basis) = (0, (ForecastBasis?)null);
        foreach (var line in lines)
        {
            if (grid.Forecaster().Of(line.Values, grid.PhaseOf(line.Starts[0]), grid.Ahead) is { } forecast)
            {
                readings.AddRange(ReadingsOf(kpi, line, grid.Future(key.Origin), forecast));
                (made, basis) = (made + 1, basis is null || forecast.Basis < basis ? forecast.Basis : basis);
            }
        }

        readings.AddRange(await JudgeAsync(kpi, grid, lines, cancellation));
        if (readings.Count > 0)
        {
            await intake.StoreAsync(readings, cancellation);
        }

        var known = lines.Count == 0 ? 0 : lines.Max(line => line.Known);
        _states[kpi.Id] = new KpiForecastState(key.Origin, made, basis, known, made > 0 ? TimeSpan.Zero : grid.Step.Shortest * Math.Max(1, Forecaster.Least - known));
        _done[kpi.Id] = (key, time.GetInstant());
    }

    private static (Instant Origin, string Version, bool Whole) KeyOf(KpiDefinition kpi, KpiProgress progress) =>
        (ForecastGrid.Of(kpi).Step.StartOf(progress.ComputedTo), kpi.Version, progress.IsBackfilled);

    private async Task<List<ForecastLine>> ReadAsync(KpiDefinition kpi, ForecastGrid grid, Instant origin, CancellationToken cancellation)
    {
        var starts = grid.Past(origin);
        var at = starts.Index().ToDictionary(start => start.Item, start => start.Index);
        var selector = new SeriesSelector(PseudoSeries.Kpis, kpi.Id, new Dictionary<string, string>());
        var query = new RangeQuery(
            selector, starts[0], origin, grid.IsFromFiner ? grid.Step.Part : null, grid.IsFromFiner ? Aggregate.Mean : Aggregate.Last, LocalClock.Offset, int.MaxValue);
        var lines = new List<ForecastLine>();
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            var values = new double?[starts.Length];
            foreach (var point in series.Points)
            {
                if (at.TryGetValue(point.Time, out var step) && double.IsFinite(point.Value))
                {
                    values[step] = point.Value;
                }
            }

            DropUnmoved(values);

            // A scope that has gone silent is not forecast for ever.
            var newest = Array.FindLastIndex(values, value => value is not null);
            if (newest >= 0 && newest >= starts.Length - Math.Max(2 * grid.Day, Forecaster.Least) && lines.Count < MostSeries)
            {
                lines.Add(new ForecastLine(series.Series, starts, values, series.Points[^1].Flags & ReadingFlags.Simulated));
            }
        }

        return lines;
    }

    /// <summary>A count of nothing is 0 for as long as the place was not connected: what never moved before it first did is no history, unless it never moved at all.</summary>
    private static void DropUnmoved(double?[] values)
    {
        var first = Array.FindIndex(values, value => value is not null);
        var moved = first < 0 ? -1 : Array.FindIndex(values, first, value => value is { } known && !known.Equals(values[first]));
        if (moved > 0)
        {
            Array.Clear(values, 0, moved - 1);
        }
    }

    private IEnumerable<Reading> ReadingsOf(KpiDefinition kpi, ForecastLine line, Instant[] future, Forecast forecast)
    {
        var now = time.GetInstant();
        var most = kpi.Unit == "%" && line.Values.All(value => value is null or <= 100) ? 100 : double.MaxValue;
        for (var step = 0; step < future.Length; step++)
        {
            yield return One(Mean, future[step], forecast.Steps[step].Value);
            yield return One(Low, future[step], forecast.Steps[step].Low);
            yield return One(High, future[step], forecast.Steps[step].High);
        }

        yield return One(Farthest, future[^1], forecast.Steps[^1].Value);

        Reading One(string bound, Instant at, double value) =>
            new(SeriesOf(kpi, line.Series, bound), at, Math.Round(Math.Min(value, most), Math.Min(kpi.Decimals + 2, 6)), Quality.Good, line.Flags, now);
    }

    private static SeriesKey SeriesOf(KpiDefinition kpi, SeriesKey series, string bound) =>
        new(PseudoSeries.Forecasts, series.Tags.Append(KeyValuePair.Create(Bound, bound)), kpi.Id);

    private async Task<IEnumerable<Reading>> JudgeAsync(KpiDefinition kpi, ForecastGrid grid, List<ForecastLine> lines, CancellationToken cancellation)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [StandardTags.Pack] = Pack, [KpiTag] = kpi.Id };
        var judged = await telemetry.LatestAsync(new SeriesSelector(Errors, null, tags), cancellation);
        var trial = new ForecastTrial();
        if (judged.Count == 0)
        {
            // What was told longer ago than errors are looked at would only be news of the past.
            lines.Take(TriedSeries).ToList().ForEach(line => Try(grid, line, trial, time.GetInstant() - LookedAt));
        }
        else if (lines.Count > 0)
        {
            await HoldAgainstAsync(kpi, grid, lines, judged.Max(reading => reading.Time), trial, cancellation);
        }

        var (now, flags) = (time.GetInstant(), lines.Aggregate(ReadingFlags.None, (all, line) => all | line.Flags));
        return trial.Means().Select(error => new Reading(new SeriesKey(Errors, tags, error.Field), error.At, Math.Round(error.Value, 3), Quality.Good, flags, now));
    }

    /// <summary>Nothing was told yet: what would have been told at a few past moments, from what was before them.</summary>
    private static void Try(ForecastGrid grid, ForecastLine line, ForecastTrial trial, Instant since)
    {
        var pace = line.Known < 3 * grid.Day ? 1 : Math.Max(1, grid.Ahead / 4);
        var length = line.Values.Length;
        for (var back = 1; back <= TriedOrigins; back++)
        {
            var origin = length - (back * pace);
            if (origin < Forecaster.Least || grid.Forecaster().Of(line.Values[..origin], grid.PhaseOf(line.Starts[0]), grid.Ahead) is not { } forecast)
            {
                return;
            }

            Count(origin, 1, ForecastTrial.Near);
            Count(origin, grid.Ahead, ForecastTrial.Far);

            void Count(int from, int ahead, string field)
            {
                var at = from + ahead - 1;
                if (at < length && line.Starts[at] >= since && line.Values[at] is { } seen)
                {
                    trial.Add(line.Starts[at], field, line.Scale, forecast.Steps[ahead - 1].Value, grid.Naive(line.Values, from, at), seen);
                }
            }
        }
    }

    /// <summary>What was told of the moments since then.</summary>
    private async Task HoldAgainstAsync(
        KpiDefinition kpi, ForecastGrid grid, List<ForecastLine> lines, Instant judgedTo, ForecastTrial trial, CancellationToken cancellation)
    {
        var starts = lines[0].Starts;
        var at = starts.Index().Where(start => start.Item > judgedTo).ToDictionary(start => start.Item, start => start.Index);
        if (at.Count == 0)
        {
            return;
        }

        var query = new RangeQuery(
            new SeriesSelector(PseudoSeries.Forecasts, kpi.Id, new Dictionary<string, string>()), at.Keys.Min(), grid.Step.EndOf(starts[^1]), null, Aggregate.Last, TimeSpan.Zero, int.MaxValue);
        var told = new Dictionary<SeriesKey, SeriesPoints>();
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            told[series.Series] = series;
        }

        foreach (var line in lines)
        {
            Count(line, Mean, ForecastTrial.Near, 1);
            Count(line, Farthest, ForecastTrial.Far, grid.Ahead);
        }

        void Count(ForecastLine line, string bound, string field, int ahead)
        {
            foreach (var point in told.GetValueOrDefault(SeriesOf(kpi, line.Series, bound))?.Points ?? [])
            {
                if (at.TryGetValue(point.Time, out var step) && line.Values[step] is { } seen && step - ahead + 1 >= 0)
                {
                    trial.Add(point.Time, field, line.Scale, point.Value, grid.Naive(line.Values, step - ahead + 1, step), seen);
                }
            }
        }
    }
}

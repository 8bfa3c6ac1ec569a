using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Suggestions;

/// <summary>Suggests limit, deadband and on-delay of a level from what is stored, and checks each with the engine's own judge. Thread-safe.</summary>
public sealed class LevelSuggester(ITelemetryStore store)
{
    /// <summary>Readings looked at; they are held in memory meanwhile, 32 bytes each.</summary>
    private const int MostReadings = 2_000_000;

    private static readonly double[] Factors = [3, 4, 5, 6, 8, 10, 15];
    private static readonly double[] Percentiles = [80, 90, 95, 97.5, 99, 99.5, 99.8, 99.9, 99.95, 99.99, 100];
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestShort = TimeSpan.FromMinutes(5);
    private static readonly int[] NiceSeconds = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300];

    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LevelSuggestion> RunAsync(AlarmRuleConfig rule, SuggestionQuery query, CancellationToken cancellation)
    {
        var (series, incomplete) = (new List<SeriesPoints>(), false);
        await foreach (var read in store.QueryAsync(new RangeQuery(rule.Selector, query.From, query.To, null, Aggregate.Last, TimeSpan.Zero, MostReadings), cancellation))
        {
            incomplete |= read.Truncated || read.Incomplete;
            var site = read.Series.Tag(StandardTags.Site);
            if (query.Site is null ? site is null || !rule.SiteLimits.ContainsKey(site) : site == query.Site)
            {
                series.Add(read with { Points = [.. read.Points.Where(point => point.Quality != Quality.Bad)] });
            }
        }

        return Of(rule, query, [.. series.Where(read => read.Points.Count > 0)], incomplete);
    }

    private static LevelSuggestion Of(AlarmRuleConfig rule, SuggestionQuery query, IReadOnlyList<SeriesPoints> series, bool incomplete)
    {
        var limit = query.Site is { } site && rule.SiteLimits.TryGetValue(site, out var own) && query.Level < own.Count && !double.IsNaN(own[query.Level])
            ? own[query.Level]
            : rule.Levels[query.Level].Limit;
        var level = rule.Levels[query.Level] with { Limit = limit, Recover = null, Standard = null };
        var deadband = Deadband(rule, level, query, series);
        var delay = Delay(rule, level, series);
        var better = level with { Deadband = deadband?.Value ?? level.Deadband, OnDelay = delay?.Value ?? level.OnDelay };
        return new LevelSuggestion(series.Count, series.Sum(read => (long)read.Points.Count), incomplete, deadband, delay, Limit(rule, level, better, query, series));
    }

    private static DeadbandSuggestion? Deadband(AlarmRuleConfig rule, AlarmLevelConfig level, SuggestionQuery query, IReadOnlyList<SeriesPoints> series)
    {
        var noises = series.Select(read => (read.Series, Noise: Noise.Of(read.Points))).Where(one => one.Noise is not null).ToList();
        if (noises.Count == 0)
        {
            return null;
        }

        var (noisiest, found) = noises.MaxBy(one => Math.Max(one.Noise!.Value.Sigma, one.Noise.Value.Step));
        var noise = found!.Value;

        // One step of the sensor more or less is no change: two are the least that tells.
        var unit = Math.Max(noise.Sigma, noise.Step * 2 / Factors[0]);
        var plain = level with { OnDelay = TimeSpan.Zero, OffDelay = TimeSpan.Zero };
        var now = Chatter(rule, plain, query, series);
        var (value, factor, chatter) = (0.0, 0.0, int.MaxValue);
        foreach (var candidate in Factors)
        {
            (value, factor) = (Up(unit * candidate, query.Decimals), candidate);
            chatter = Chatter(rule, plain with { Deadband = value }, query, series);
            if (chatter == 0)
            {
                break;
            }
        }

        return new DeadbandSuggestion(value, noise.Sigma, noise.Step, factor, noisiest, now, chatter);
    }

    private static DelaySuggestion? Delay(AlarmRuleConfig rule, AlarmLevelConfig level, IReadOnlyList<SeriesPoints> series)
    {
        var before = rule.Procedure.TimeToRespond / 4;
        before = before < LongestShort ? before : LongestShort;
        var lengths = series.SelectMany(read => Excursions(rule, level.Limit, read.Points)).ToList();
        var brief = lengths.Where(length => length < before).ToList();
        if (brief.Count == 0 || brief.Count * 10 < lengths.Count)
        {
            return null;
        }

        var longest = brief.Max();
        var nice = Array.Find(NiceSeconds, seconds => seconds >= longest.TotalSeconds) is > 0 and var found ? TimeSpan.FromSeconds(found) : before;
        return new DelaySuggestion(nice < before ? nice : before, lengths.Count, brief.Count, before, longest);
    }

    private static LimitSuggestion? Limit(AlarmRuleConfig rule, AlarmLevelConfig level, AlarmLevelConfig better, SuggestionQuery query, IReadOnlyList<SeriesPoints> series)
    {
        var sign = rule.Direction == AlarmDirection.Above ? 1 : -1;
        var values = series.SelectMany(read => read.Points).Select(point => sign * point.Value).Order().ToArray();
        if (values.Length == 0)
        {
            return null;
        }

        var now = PerDay(rule, level, query, series);
        var (limit, percentile, perDay) = (0.0, 0.0, 0.0);
        foreach (var candidate in Percentiles)
        {
            var at = values[Math.Clamp((int)Math.Ceiling(candidate / 100 * values.Length) - 1, 0, values.Length - 1)];
            (limit, percentile) = (sign * Beyond(at, query.Decimals), candidate);
            perDay = PerDay(rule, better with { Limit = limit }, query, series);
            if (perDay <= query.CallsPerDay)
            {
                break;
            }
        }

        return new LimitSuggestion(limit, percentile, perDay, now, query.CallsPerDay);
    }

    /// <summary>Lengths of time spent beyond the limit; the last reading stands until the next one.</summary>
    private static IEnumerable<TimeSpan> Excursions(AlarmRuleConfig rule, double limit, IReadOnlyList<Point> points)
    {
        Instant? since = null;
        foreach (var point in points)
        {
            var beyond = rule.Direction == AlarmDirection.Above ? point.Value >= limit : point.Value <= limit;
            if (!beyond && since is { } began)
            {
                yield return point.Time - began;
            }

            since = beyond ? since ?? point.Time : null;
        }
    }

    private static int Chatter(AlarmRuleConfig rule, AlarmLevelConfig level, SuggestionQuery query, IReadOnlyList<SeriesPoints> series) => Play(rule, level, query, series)
        .GroupBy(alarm => alarm.Series)
        .Sum(one => one.Zip(one.Skip(1), (first, second) => first.ClearedAt is { } cleared && second.RaisedAt - cleared < Again).Count(again => again));

    private static double PerDay(AlarmRuleConfig rule, AlarmLevelConfig level, SuggestionQuery query, IReadOnlyList<SeriesPoints> series) =>
        BacktestLoad.Of(Play(rule, level, query, series), query.From, query.To).PerDay;

    private static IEnumerable<BacktestAlarm> Play(AlarmRuleConfig rule, AlarmLevelConfig level, SuggestionQuery query, IReadOnlyList<SeriesPoints> series)
    {
        var alone = new AlarmRule(rule with { Levels = [level], SiteLimits = new Dictionary<string, IReadOnlyList<double>>(), Schedules = [] });
        return series.SelectMany(read => AlarmBacktest.Of(alone, read, query.To));
    }

    private static double Up(double value, int decimals) => (double)(Math.Ceiling((decimal)value * Power(decimals)) / Power(decimals));

    /// <summary>The first figure of so many digits that lies beyond a value: the reading itself shall not break the limit.</summary>
    private static double Beyond(double value, int decimals) => (double)((Math.Floor((decimal)value * Power(decimals)) + 1) / Power(decimals));

    private static decimal Power(int decimals) => (decimal)Math.Pow(10, Math.Clamp(decimals, 0, 9));
}

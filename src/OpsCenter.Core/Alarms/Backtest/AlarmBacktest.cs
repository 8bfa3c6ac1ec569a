using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Asks what a rule would have done with the readings that are stored. Thread-safe.</summary>
/// <remarks>
/// The engine's own judge goes over each series in order of time, so late readings stand where they belong: where devices delivered late,
/// the engine in force may have judged otherwise. It begins a while before the range, so that an alarm that stood at its start is known as such.
/// </remarks>
public sealed class AlarmBacktest(ITelemetryStore store)
{
    /// <summary>How long before the range judging begins.</summary>
    public static readonly TimeSpan LeadIn = TimeSpan.FromDays(1);

    /// <summary>Readings of one run: 600 series of a minute for a month.</summary>
    private const int MostReadings = 26_000_000;

    /// <param name="rule">In force or not; validated.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<BacktestRun> RunAsync(AlarmRuleConfig rule, Instant from, Instant to, CancellationToken cancellation)
    {
        var compiled = new AlarmRule(rule);
        var alarms = new List<BacktestAlarm>();
        var (series, readings, incomplete) = (0, 0L, false);
        var query = new RangeQuery(rule.Selector, from - LeadIn, to, null, Aggregate.Last, TimeSpan.Zero, MostReadings);
        await foreach (var read in store.QueryAsync(query, cancellation))
        {
            series++;
            readings += read.Points.Count;
            incomplete |= read.Truncated || read.Incomplete;
            alarms.AddRange(Of(compiled, read, to).Where(alarm => alarm.ClearedAt is not { } cleared || cleared >= from));
        }

        alarms.Sort((one, other) => one.RaisedAt.CompareTo(other.RaisedAt));
        return new BacktestRun
        {
            Rule = rule,
            From = from,
            To = to,
            Alarms = alarms,
            Load = BacktestLoad.Of(alarms, from, to),
            Series = series,
            Readings = readings,
            Incomplete = incomplete,
        };
    }

    private static List<BacktestAlarm> Of(AlarmRule rule, SeriesPoints read, Instant to)
    {
        var (state, recorder) = (new AlarmState(rule, read.Series), new BacktestRecorder(rule));
        foreach (var point in read.Points)
        {
            var reading = new Reading(read.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time);
            if (state.Accepts(in reading, again: false))
            {
                AlarmJudge.Judge(state, in reading, point.Time, recorder);
                recorder.Seen(state);
            }
        }

        // The last reading stands until the end.
        AlarmJudge.RaiseDue(state, to, inclusive: false, to, recorder);
        recorder.End(state);
        return recorder.Alarms;
    }
}

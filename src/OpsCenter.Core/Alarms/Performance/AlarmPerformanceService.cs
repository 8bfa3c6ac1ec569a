using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>Reads how the alarm system served its operators, for those who may read. Thread-safe.</summary>
public sealed class AlarmPerformanceService(IAlarmPast past, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules)
{
    /// <summary>More operators than a centre has seats.</summary>
    public const int MostOperators = 50;

    public static readonly TimeSpan LongestSpan = TimeSpan.FromDays(366);

    /// <summary>Null without <see cref="Permission.Read"/>.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="from">Inclusive, by the time of recording.</param>
    /// <param name="to">Exclusive; after <paramref name="from"/> by at most <see cref="LongestSpan"/>.</param>
    /// <param name="operators">On duty at the same time, 1 to <see cref="MostOperators"/>.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<AlarmPerformanceReport?> ReadAsync(Caller caller, Instant from, Instant to, int operators, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(to > from && to - from <= LongestSpan, true);
        ArgumentOutOfRangeException.ThrowIfLessThan(operators, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(operators, MostOperators);
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        var known = rules.Current.ToDictionary(rule => rule.Id, rule => rule.Procedure.TimeToRespond);
        var tally = new PerformanceTally(from, to, operators, rule => known.TryGetValue(rule, out var time) ? time : null);
        var before = await past.SequenceAtAsync(new Instant(from.UnixNanoseconds - 1), cancellation);
        foreach (var transition in await past.StandingAsync(before, cancellation))
        {
            tally.Add(transition);
        }

        await foreach (var transition in past.BetweenAsync(from, to, cancellation))
        {
            tally.Add(transition);
        }

        return tally.Report();
    }
}

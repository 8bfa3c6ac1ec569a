using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>How a reading and the passing of time move the state of one (rule, series), in force as in a backtest.</summary>
internal static class AlarmJudge
{
    // A series that wakes after years has no alarm of a season long over.
    private const int MostSteps = 10_000;

    /// <summary>False where the reading changes nothing: bad, late, told again, suspect without breaking a limit, or too little is known of the past.</summary>
    /// <param name="state">Moved on.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="again">Judge the newest reading once more.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="told">Hears of each moment at which the level may have changed.</param>
    public static bool TryJudge<T>(AlarmState state, in Reading reading, bool again, Instant now, T told)
        where T : ILevelListener
    {
        if (!state.IsNews(in reading, again))
        {
            return false;
        }

        if (!state.TryValue(in reading, out var value, out var trusted))
        {
            state.Signal?.Learn(in reading);
            return false;
        }

        if (!trusted && !state.IsBroken(value, reading.Time))
        {
            return false;
        }

        Advance(state, reading.Time, inclusive: false, now, told);
        state.Take(in reading, value, trusted);
        told.Settle(state, state.LastTime, now);
        Advance(state, state.LastTime, inclusive: true, now, told);
        return true;
    }

    /// <summary>A quantity that is no reading: a count, a combination.</summary>
    public static void Put<T>(AlarmState state, Instant at, double value, ReadingFlags flags, Instant now, T told)
        where T : ILevelListener
    {
        at = state.HasReading && at < state.LastTime ? state.LastTime : at;
        Advance(state, at, inclusive: false, now, told);
        state.Put(at, value, trusted: true, flags);
        told.Settle(state, at, now);
        Advance(state, at, inclusive: true, now, told);
    }

    /// <summary>Lets everything happen that time alone brings before a moment, or at it where <paramref name="inclusive"/>: delays, other limits, events that grow old.</summary>
    public static void Advance<T>(AlarmState state, Instant until, bool inclusive, Instant now, T told)
        where T : ILevelListener
    {
        if (!state.MayBeDue)
        {
            return;
        }

        for (var step = 0; step < MostSteps && state.NextDue is { } due && (due < until || (due == until && inclusive)); step++)
        {
            if (!state.Ladder.RaiseNext(due, inclusive: true, out _))
            {
                state.ComeTo(due);
            }

            told.Settle(state, due, now);
        }
    }
}

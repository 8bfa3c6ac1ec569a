using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>How a reading moves the state of one (rule, series), in force as in a backtest.</summary>
internal static class AlarmJudge
{
    /// <summary>Takes in a reading that the state accepts.</summary>
    /// <param name="state">Moved on.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="told">Hears of each moment at which the level may have changed.</param>
    public static void Judge<T>(AlarmState state, in Reading reading, Instant now, T told)
        where T : ILevelListener
    {
        RaiseDue(state, reading.Time, inclusive: false, now, told);
        state.Take(in reading, now);
        told.Settle(state, reading.Time, now);
        RaiseDue(state, reading.Time, inclusive: true, now, told);
    }

    /// <summary>Lets the on-delays run out that end before a moment, or at it where <paramref name="inclusive"/>.</summary>
    public static void RaiseDue<T>(AlarmState state, Instant until, bool inclusive, Instant now, T told)
        where T : ILevelListener
    {
        while (state.Ladder.RaiseNext(until, inclusive, out var at))
        {
            told.Settle(state, at, now);
        }
    }
}

using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Lets rules that look back learn what was stored, without judging it. The owner of the states calls it.</summary>
internal sealed class AlarmRecall(AlarmStates states)
{
    /// <param name="reading">Stored.</param>
    /// <param name="judgedUpTo">What is newer will be judged, and learnt by that.</param>
    public void Learn(in Reading reading, Instant judgedUpTo)
    {
        foreach (var state in states.Of(reading.Series))
        {
            if (reading.Quality != Quality.Bad && reading.Time <= Until(state, judgedUpTo))
            {
                state.Signal?.Learn(in reading);
            }
        }

        foreach (var partner in states.PartnersOf(reading.Series))
        {
            if (reading.Time <= judgedUpTo)
            {
                partner.Take(in reading, again: false);
            }
        }
    }

    /// <inheritdoc cref="Learn(in Reading, Instant)"/>
    public void Learn(OperationalEvent happened, Instant judgedUpTo)
    {
        foreach (var state in states.Of(happened))
        {
            if (happened.Time <= Until(state, judgedUpTo))
            {
                ((CountSignal)state.Signal!).Learn(happened, happened.Time);
            }
        }
    }

    /// <summary>The mean of ten minutes, for rules that compare with what is usual.</summary>
    public void LearnWindow(SeriesKey series, in Point window)
    {
        foreach (var state in states.Of(series))
        {
            (state.Signal as SeasonalSignal)?.LearnWindow(window.Time, window.Value, window.Quality == Quality.Good);
        }
    }

    private static Instant Until(AlarmState state, Instant judgedUpTo) =>
        state.HasReading && state.LastTime > judgedUpTo ? state.LastTime : judgedUpTo;
}

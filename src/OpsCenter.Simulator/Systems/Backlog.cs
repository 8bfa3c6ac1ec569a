using System.Collections.Concurrent;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Systems;

/// <summary>
/// A queue of dossiers. What comes in on a day is worked off at the pace of that day's cohort, which drifts over the weeks as staff do, so that
/// received, done, pending and overdue add up at every instant, and a slow fortnight leaves a backlog that takes weeks to go.
/// </summary>
/// <param name="noise">Of the province.</param>
/// <param name="key">Names the queue.</param>
/// <param name="perDay">Mean received on a working day.</param>
/// <param name="due">Working days until one is overdue.</param>
/// <param name="usual">Working days that one usually takes.</param>
internal sealed class Backlog(Noise noise, string key, double perDay, double due, double usual)
{
    /// <summary>Older dossiers are done: the slowest cohort has less than one in a thousand left.</summary>
    private const int Days = 90;

    private readonly ConcurrentDictionary<DateOnly, (int Received, double Slow)> _cohorts = new();

    public BacklogState At(DateTimeOffset at)
    {
        var today = WorkDay.Of(at);
        var midnight = WorkDay.Start(today);
        var (received, done, onTime, pending, overdue) = (0, 0, 0, 0, 0);
        for (var back = 0; back <= Days; back++)
        {
            var day = today.AddDays(-back);
            var (all, slow) = _cohorts.GetOrAdd(day, Cohort);
            if (all == 0)
            {
                continue;
            }

            var pace = usual * slow;
            var come = back == 0 ? (int)(all * WorkDay.Done(day, Shape.Hour(at))) : all;
            var age = WorkDay.Since(day, at);
            var finished = Math.Min(come, Finished(all, pace, age));
            var before = back == 0 ? 0 : Finished(all, pace, WorkDay.Since(day, midnight));
            var inTime = Finished(all, pace, Math.Min(age, due));
            received += back == 0 ? come : 0;
            done += finished - before;
            onTime += Math.Max(0, Math.Min(inTime, finished) - before);
            pending += come - finished;
            overdue += age > due ? come - finished : 0;
        }

        return new BacklogState(received, done, onTime, pending, overdue);
    }

    /// <summary>The whole of a closed day.</summary>
    public BacklogState OfDay(DateOnly day) => At(WorkDay.Start(day.AddDays(1)).AddSeconds(-1));

    /// <summary>More on Mondays, before Tết and in the summer's enrolment, with a little chance.</summary>
    private int Received(DateOnly day)
    {
        if (!WorkDay.Is(day))
        {
            return 0;
        }

        var weekday = day.DayOfWeek switch { DayOfWeek.Monday => 1.25, DayOfWeek.Friday => 0.85, _ => 1.0 };
        var season = 1 + (0.18 * Math.Cos(2 * Math.PI * (day.DayOfYear - 15) / 365)) + (0.12 * Math.Exp(-Math.Pow((day.DayOfYear - 205) / 25.0, 2)));
        var chance = 1 + (0.12 * noise.Normal($"{key}/received", day.DayNumber));
        return (int)Math.Round(Math.Max(0, perDay * weekday * season * chance));
    }

    private (int Received, double Slow) Cohort(DateOnly day) =>
        (Received(day), Math.Exp(0.35 * noise.Drift($"{key}/slow", WorkDay.Start(day), TimeSpan.FromDays(7), 0.7)));

    private static int Finished(int all, double pace, double age) => (int)Math.Round(all * (1 - Math.Exp(-Math.Pow(age / pace, 1.6))));
}

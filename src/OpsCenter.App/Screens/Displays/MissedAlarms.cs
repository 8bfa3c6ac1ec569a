using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;

namespace OpsCenter.App.Screens.Displays;

/// <summary>What a display did not see while its link was down, from the history of alarms by sequence.</summary>
internal sealed class MissedAlarms(IAlarmStore store)
{
    /// <summary>Transitions looked at; a flood over a night is told by its number, not by its names.</summary>
    private const int MaxTransitions = 500;

    private const int MaxAlarms = 12;

    /// <param name="caller">Needs <see cref="Permission.Read"/>.</param>
    /// <param name="sequence">Newest transition the display knew.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<MissedAlarmsAnswer> SinceAsync(Caller caller, long sequence, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read) || sequence < 0)
        {
            return MissedAlarmsAnswer.None;
        }

        var recent = await store.RecentAsync(MaxTransitions, cancellation);
        var missed = recent.Where(transition => transition.Sequence > sequence).OrderBy(transition => transition.Sequence).ToList();
        var alarms = missed.GroupBy(transition => transition.AlarmId).Select(Told).OfType<MissedAlarm>()
            .OrderBy(alarm => alarm.S).ThenByDescending(alarm => alarm.Over).ThenByDescending(alarm => alarm.At).ToList();
        return new MissedAlarmsAnswer(alarms.Count, missed.Count == MaxTransitions, [.. alarms.Take(MaxAlarms)]);
    }

    /// <summary>Null where the alarm neither came nor grew worse in the gap.</summary>
    private static MissedAlarm? Told(IEnumerable<AlarmTransition> ofAlarm)
    {
        var transitions = ofAlarm.ToList();
        var raised = transitions.Where(transition => transition.Calls).ToList();
        return raised.Count == 0
            ? null
            : new MissedAlarm(raised[0].Title, raised.Min(transition => (int)transition.Severity), raised[0].At.UnixMilliseconds, !transitions[^1].Active);
    }
}

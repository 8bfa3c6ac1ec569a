using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Who is due when, to the second: a hashed timing wheel. One owner.</summary>
/// <remarks>
/// A reading that puts a moment off costs nothing: the entry stays where it is, and whoever is called too early says so and is put in again.
/// So a hundred thousand silence rules need a few calls a second, not one for each reading.
/// </remarks>
internal sealed class AlarmWheel
{
    private const int Slots = 4_096;
    private static readonly TimeSpan AlmostASecond = TimeSpan.FromMilliseconds(999);
    private readonly List<(AlarmState State, long Second)>[] _slots = new List<(AlarmState, long)>[Slots];
    private readonly List<AlarmState> _due = [];
    private long _turnedTo;

    /// <summary>Calls at <paramref name="at"/> or, where it is in already, at the earlier of both.</summary>
    public void Set(AlarmState state, Instant at)
    {
        // Up to a full second: never early.
        var second = Math.Max(_turnedTo + 1, SecondOf(at + AlmostASecond));
        if (state.WheelSecond != 0 && state.WheelSecond <= second)
        {
            return;
        }

        state.WheelSecond = second;
        (_slots[second % Slots] ??= []).Add((state, second));
    }

    /// <summary>All that are due by now; each has to be put in again if it still waits. Valid until the next call.</summary>
    public IReadOnlyList<AlarmState> Turn(Instant now)
    {
        _due.Clear();
        var to = SecondOf(now);
        if (to <= _turnedTo)
        {
            return _due;
        }

        for (var second = Math.Max(_turnedTo + 1, to - Slots + 1); second <= to; second++)
        {
            Empty(_slots[second % Slots], to);
        }

        _turnedTo = to;
        return _due;
    }

    /// <summary>It is gone for good.</summary>
    public static void Forget(AlarmState state) => state.WheelSecond = 0;

    private static long SecondOf(Instant at) => at.UnixMilliseconds / 1_000;

    private void Empty(List<(AlarmState State, long Second)>? slot, long to)
    {
        if (slot is null)
        {
            return;
        }

        var kept = 0;
        for (var i = 0; i < slot.Count; i++)
        {
            var entry = slot[i];
            if (entry.State.WheelSecond != entry.Second)
            {
                // Forgotten, or put in anew for an earlier moment.
                continue;
            }

            if (entry.Second > to)
            {
                slot[kept++] = entry;
            }
            else
            {
                entry.State.WheelSecond = 0;
                _due.Add(entry.State);
            }
        }

        slot.RemoveRange(kept, slot.Count - kept);
    }
}

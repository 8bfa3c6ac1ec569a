using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>Which alarm's clock is due next. An alarm stands in it once, so it is bounded by the alarms. One owner.</summary>
internal sealed class AlarmAgenda
{
    private readonly SortedSet<(Instant Due, AlarmState State)> _entries = new(Comparer<(Instant Due, AlarmState State)>.Create(
        (one, other) => one.Due.CompareTo(other.Due) is var order and not 0 ? order : string.CompareOrdinal(one.State.Id, other.State.Id)));

    public void Put(AlarmState state, AlarmLife life, Instant due)
    {
        if (due == life.Due)
        {
            return;
        }

        Remove(state);
        life.Due = due;
        if (due != AlarmLife.Never)
        {
            _entries.Add((due, state));
        }
    }

    public void Remove(AlarmState state)
    {
        if (state.Life is { } life && life.Due != AlarmLife.Never)
        {
            _entries.Remove((life.Due, state));
            life.Due = AlarmLife.Never;
        }
    }

    /// <summary>The alarm that is due first, at this moment or before; else null.</summary>
    public AlarmState? DueAt(Instant now) => _entries.Count > 0 && _entries.Min is var first && first.Due <= now ? first.State : null;
}

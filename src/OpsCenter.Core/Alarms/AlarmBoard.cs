using OpsCenter.Core.Alarms.Flood;

namespace OpsCenter.Core.Alarms;

/// <summary>All alarms that are active or unacknowledged. Immutable snapshot.</summary>
/// <param name="Sequence">Of the newest transition of any alarm.</param>
/// <param name="Alarms">Worst severity first, then unacknowledged first, then newest first.</param>
public sealed record AlarmBoard(long Sequence, IReadOnlyList<AlarmView> Alarms)
{
    /// <summary>On the shelf although normal now: they would come up quietly. Those on the shelf that are active or unacknowledged are among <see cref="Alarms"/>.</summary>
    public IReadOnlyList<AlarmView> Resting { get; init; } = [];

    /// <summary>Null while one person can read what comes.</summary>
    public AlarmFlood? Flood { get; init; }

    public static AlarmBoard Empty { get; } = new(0, []);
}

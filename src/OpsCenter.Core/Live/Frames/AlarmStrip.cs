namespace OpsCenter.Core.Live.Frames;

/// <summary>The strip above every wall.</summary>
/// <param name="Seq">Of the newest alarm transition: a screen that saw a smaller one missed something.</param>
/// <param name="Counts">Active alarms of severity 1, 2, 3 and 4.</param>
/// <param name="Unacked">Alarms nobody has acknowledged, cleared ones included.</param>
/// <param name="Last10m">Raised or escalated in the last ten minutes, gone ones included; more than ten is a flood.</param>
/// <param name="Top">The five worst.</param>
public sealed record AlarmStrip(
    long Seq, IReadOnlyList<int> Counts, int Unacked, int Last10m, IReadOnlyList<AlarmItem> Top)
{
    public static AlarmStrip Empty { get; } = new(0, [0, 0, 0, 0], 0, 0, []);

    /// <summary>Shows the same, whatever the lists' identity.</summary>
    public bool Same(AlarmStrip other) =>
        Seq == other.Seq && Unacked == other.Unacked && Last10m == other.Last10m
        && Counts.SequenceEqual(other.Counts) && Top.SequenceEqual(other.Top);
}

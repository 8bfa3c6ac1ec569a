namespace OpsCenter.Core.Alarms.Performance;

/// <summary>How people answered the alarms that called in the range. Immutable.</summary>
/// <param name="Acknowledged">How many were.</param>
/// <param name="Median">From the call to the acknowledgement; null where none was.</param>
/// <param name="P90">Nine of ten were acknowledged within this.</param>
/// <param name="InTime">Within the time to respond of the rule's procedure.</param>
/// <param name="Late">After it, or not at all although it is over.</param>
/// <param name="WithoutComment">Acknowledged, and nobody left a word.</param>
public sealed record AlarmAnswering(int Acknowledged, TimeSpan? Median, TimeSpan? P90, int InTime, int Late, int WithoutComment)
{
    /// <summary>0 to 1; null where no alarm was due.</summary>
    public double? InTimeShare => InTime + Late == 0 ? null : (double)InTime / (InTime + Late);
}

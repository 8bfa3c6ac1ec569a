namespace OpsCenter.Ingest.Quarantine;

/// <summary>How far a replay of the quarantine is.</summary>
/// <param name="Stored">Understood now, and out of quarantine.</param>
/// <param name="Refused">Still not understood; kept with the reason of today.</param>
/// <param name="Failure">Why it ended before the last message; null where it did not.</param>
public sealed record ReplayProgress(long Stored, long Refused, string? Failure = null)
{
    public long Seen => Stored + Refused;
}

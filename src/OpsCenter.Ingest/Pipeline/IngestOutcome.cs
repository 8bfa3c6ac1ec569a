namespace OpsCenter.Ingest.Pipeline;

/// <summary>Answer to one submitted message; a value, because one is made per message.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">For a person, null when stored.</param>
/// <param name="Readings">Readings stored.</param>
/// <param name="Events">Events stored.</param>
public readonly record struct IngestOutcome(IngestResult Result, string? Reason = null, int Readings = 0, int Events = 0)
{
    /// <summary>True when the sender may forget the message.</summary>
    public bool IsSafe => Result is IngestResult.Stored or IngestResult.Quarantined;
}

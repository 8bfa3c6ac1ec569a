namespace OpsCenter.Ingest.Push;

/// <summary>Answer to a pushed message.</summary>
/// <param name="Result"><c>stored</c>, or <c>quarantined</c>: safe on disk, but not all of it was understood.</param>
/// <param name="Readings">Stored as data.</param>
/// <param name="Events">Stored as data.</param>
/// <param name="Reason">What was not understood and why; absent where all was.</param>
public sealed record PushReceipt(string Result, int Readings, int Events, string? Reason);

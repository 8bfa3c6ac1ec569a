namespace OpsCenter.Ingest.Import;

/// <param name="State">As of the last acknowledgement.</param>
/// <param name="Share">Of the file that is read, 0 to 1.</param>
/// <param name="LinesPerSecond">Since this run began.</param>
/// <param name="Left">Until the end at this pace; null where nobody can tell yet.</param>
/// <param name="Waiting">Why nothing goes on; null where it does.</param>
public sealed record ImportProgress(ImportState State, double Share, double LinesPerSecond, TimeSpan? Left, string? Waiting);

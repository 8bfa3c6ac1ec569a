namespace OpsCenter.Storage.Embedded.Integrity;

/// <summary>What was read, and what of it could not be.</summary>
/// <param name="Series">Series known.</param>
/// <param name="Chunks">Chunks read.</param>
/// <param name="Points">Readings in the sound ones among them.</param>
/// <param name="JournalRows">Commits that are not in chunks yet.</param>
/// <param name="JournalPoints">Readings in them.</param>
/// <param name="Summaries">Hourly summaries of chunks.</param>
/// <param name="Events">Events.</param>
/// <param name="Damages">Empty where the file is sound.</param>
public sealed record IntegrityReport(
    long Series, long Chunks, long Points, long JournalRows, long JournalPoints, long Summaries, long Events, IReadOnlyList<Damage> Damages);

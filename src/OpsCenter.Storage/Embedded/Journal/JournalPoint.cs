using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Journal;

/// <param name="Series">Id of the series.</param>
/// <param name="Point">As it is to stand: no duplicate, and marked where it revises.</param>
internal readonly record struct JournalPoint(int Series, StoredPoint Point);

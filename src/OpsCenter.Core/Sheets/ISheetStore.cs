using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>Durable home of what was filed.</summary>
public interface ISheetStore
{
    /// <summary>False where the number is taken: somebody filed in between.</summary>
    Task<bool> AddAsync(SheetVersion version, CancellationToken cancellation);

    /// <summary>Notes that the readings of a version are stored.</summary>
    Task MarkStoredAsync(string sheet, string period, int number, Instant at, CancellationToken cancellation);

    Task<SheetVersion?> NewestAsync(string sheet, string period, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SheetVersion>> VersionsAsync(string sheet, string period, int limit, CancellationToken cancellation);

    /// <summary>One for each period that was ever filed.</summary>
    Task<IReadOnlyList<SheetHead>> HeadsAsync(CancellationToken cancellation);

    /// <summary>Versions whose readings are not stored yet, oldest first.</summary>
    Task<IReadOnlyList<SheetVersion>> PendingAsync(CancellationToken cancellation);
}

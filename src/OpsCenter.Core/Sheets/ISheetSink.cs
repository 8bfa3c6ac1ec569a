using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>The way of entered figures into the store of readings.</summary>
public interface ISheetSink
{
    /// <summary>Completes when the readings are on disk.</summary>
    /// <returns>Null where they are; else why not, for a person.</returns>
    Task<string?> StoreAsync(string topic, IReadOnlyList<Reading> readings, CancellationToken cancellation);
}

using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Tests.Api;

/// <summary>The hosts of these tests have no pipeline: readings go to the store at once.</summary>
internal sealed class StoringSheetSink(ITelemetryStore store) : ISheetSink
{
    public async Task<string?> StoreAsync(string topic, IReadOnlyList<Reading> readings, CancellationToken cancellation) =>
        await store.CommitAsync(new TelemetryBatch(readings, []), cancellation) is CommitOutcome.Accepted ? null : "not stored";
}

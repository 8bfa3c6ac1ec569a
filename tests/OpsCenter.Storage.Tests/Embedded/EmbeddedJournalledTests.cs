using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>The contract with everything still in memory and journal.</summary>
public sealed class EmbeddedJournalledTests : TelemetryStoreContract, IDisposable
{
    private readonly EmbeddedFolder _folder = new();

    protected override ITelemetryStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    protected override Task DisturbAsync() => Task.CompletedTask;
}

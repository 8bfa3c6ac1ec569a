using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>The contract with everything settled into chunks after every commit.</summary>
public sealed class EmbeddedSettledTests : TelemetryStoreContract, IDisposable
{
    private readonly EmbeddedFolder _folder = new();

    protected override ITelemetryStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    protected override Task DisturbAsync() => _folder.SettleAsync();
}

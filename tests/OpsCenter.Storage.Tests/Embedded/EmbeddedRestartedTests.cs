using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>The contract with a restart after every commit, every other time settled before.</summary>
public sealed class EmbeddedRestartedTests : TelemetryStoreContract, IDisposable
{
    private readonly EmbeddedFolder _folder = new();
    private int _times;

    protected override ITelemetryStore Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    protected override async Task DisturbAsync()
    {
        if (_times++ % 2 == 1)
        {
            await _folder.SettleAsync();
        }

        _folder.Reopen();
    }
}

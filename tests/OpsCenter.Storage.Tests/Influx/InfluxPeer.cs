using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>One InfluxDB for all tests that leave it running; each takes a database of its own. Absent where the machine has none.</summary>
public sealed class InfluxPeer : IAsyncLifetime
{
    public InfluxServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (PeerFactAttribute.Program("influxd") is not null)
        {
            Server = await InfluxServer.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    [CollectionDefinition(nameof(InfluxPeer))]
    public sealed class Definition : ICollectionFixture<InfluxPeer>;
}

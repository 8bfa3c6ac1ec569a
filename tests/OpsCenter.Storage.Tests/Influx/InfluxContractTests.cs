using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>The contract of every store, on a real InfluxDB. All of it holds; what lies outside it and differs is in <see cref="InfluxDifferencesTests"/>.</summary>
[Collection(nameof(InfluxPeer))]
public sealed class InfluxContractTests(InfluxPeer peer)
{
    public static TheoryData<string> Contract { get; } = [.. ContractCases.Names];

    [PeerTheory("influxd")]
    [MemberData(nameof(Contract))]
    public async Task Contract_AskedAtOnce_Holds(string test)
    {
        await using var folder = await InfluxFolder.OpenAsync(peer.Server);
        await ContractCases.RunAsync(new Suite(folder, () => Task.CompletedTask), test);
    }

    [PeerTheory("influxd")]
    [MemberData(nameof(Contract))]
    public async Task Contract_DrainedAfterEveryCommit_Holds(string test)
    {
        await using var folder = await InfluxFolder.OpenAsync(peer.Server);
        await ContractCases.RunAsync(new Suite(folder, folder.DrainedAsync), test);
    }

    [PeerTheory("influxd")]
    [MemberData(nameof(Contract))]
    public async Task Contract_RestartedAfterEveryCommit_Holds(string test)
    {
        await using var folder = await InfluxFolder.OpenAsync(peer.Server);
        var times = 0;
        await ContractCases.RunAsync(
            new Suite(folder, async () =>
            {
                // Every other time with all of it in the database already.
                await (times++ % 2 == 1 ? folder.DrainedAsync() : Task.CompletedTask);
                await folder.ReopenAsync();
            }),
            test);
    }

    private sealed class Suite(InfluxFolder folder, Func<Task> disturb) : TelemetryStoreContract
    {
        protected override ITelemetryStore Store => folder.Store;

        protected override Task DisturbAsync() => disturb();
    }
}

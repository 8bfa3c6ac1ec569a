using System.Globalization;
using OpsCenter.Storage.Tests.Influx;
using OpsCenter.Testing;

namespace OpsCenter.Storage.Tests.Durability;

/// <summary>Our process killed between the spool and InfluxDB.</summary>
public sealed class InfluxDurabilityTests
{
    [PeerFact("influxd")]
    public async Task Commit_ProcessKilledBetweenSpoolAndDatabase_EveryAcceptedBatchIsThereOnce()
    {
        await using var server = await InfluxServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await using var folder = await InfluxFolder.OpenAsync(server, database);
        var accepted = -1;
        foreach (var (lines, held) in new[] { (7, false), (61, false), (40, true), (90, false) })
        {
            await folder.CloseAsync();
            string[] command = CrashChild.Command("influx", server.Url.ToString(), database, folder.Path, (accepted + 1).ToString(CultureInfo.InvariantCulture));

            // Held in the middle: some of it has arrived, some is in a request without answer, the rest in the spool.
            accepted = await CrashChild.WriteAndKillAsync(command, lines, line => held && line == lines / 2 ? server.HoldAsync() : Task.CompletedTask);
            await server.ReleaseAsync();
            await folder.ReopenAsync();
            await folder.DrainedAsync();

            await CrashChild.AssertStoredAsync(folder.Store, accepted);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.App.Wall.Arrival;
using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Wall;

/// <summary>With the shipped packs, and the real store and quarantine.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class SiteArrivalTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant Now = TimeProvider.System.GetInstant();
    private static readonly SeriesKey Level = Key("river", "level");
    private static readonly SeriesKey Own = Key("demo", "temperature");

    [Fact]
    public async Task Read_SeriesOfAPack_NamesItsSourceAndTopic()
    {
        await using var host = await ConsoleHost.StartAsync();

        var found = await (await ArrivalAsync(host)).ReadAsync(ConsoleHost.Administrator, "pha-lai", None);

        Assert.Equal([new SeriesOrigin("water.gauge", "water/wl-1/telemetry")], found.Series[Level.Canonical]);
        Assert.Empty(found.Series[Own.Canonical]);
        Assert.Equal(2, found.Series.Count);
    }

    [Fact]
    public async Task Read_RefusedMessagesOfItsDevice_AreNewestFirstAndOfNoOther()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Services.GetRequiredService<IQuarantineStore>().AddAsync(
            [Refused("wl-1", 1), Refused("wl-12", 2), Refused("wl-1", 3)], None);

        var found = await (await ArrivalAsync(host)).ReadAsync(ConsoleHost.Administrator, "pha-lai", None);

        Assert.Equal(["torn 3", "torn 1"], found.Refused!.Select(one => one.Reason));
    }

    [Fact]
    public async Task Read_WithoutThePermissionForTheQuarantine_SaysNothingOfIt()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Services.GetRequiredService<IQuarantineStore>().AddAsync([Refused("wl-1", 1)], None);

        var found = await (await ArrivalAsync(host)).ReadAsync(Caller.Person("lan", [Role.Viewer]), "pha-lai", None);

        Assert.Null(found.Refused);
        Assert.Equal(2, found.Series.Count);
    }

    private static async Task<SiteArrival> ArrivalAsync(ConsoleHost host)
    {
        var store = host.Services.GetRequiredService<ITelemetryStore>();
        await store.CommitAsync(
            new TelemetryBatch([Reading(Level), Reading(Own), Reading(new SeriesKey("river", new Dictionary<string, string> { ["site"] = "ben-binh" }, "level"))], []), None);
        var configuration = new LiveIngestConfig(Path.Combine(Repository.Root, "ingest-config"), TimeProvider.System, NullLogger<LiveIngestConfig>.Instance);
        return new SiteArrival(store, configuration, host.Services.GetRequiredService<QuarantineReading>());
    }

    private static SeriesKey Key(string measurement, string field) =>
        new(measurement, new Dictionary<string, string> { ["pack"] = "water", ["site"] = "pha-lai", ["device"] = "wl-1" }, field);

    private static Reading Reading(SeriesKey series) => new(series, Now, 1, Quality.Good, ReadingFlags.None, Now);

    private static QuarantineEntry Refused(string device, int number) =>
        new(0, Now + TimeSpan.FromSeconds(number), "water.gauge", $"water/{device}/telemetry", device, $"torn {number}", new byte[] { 1 });
}

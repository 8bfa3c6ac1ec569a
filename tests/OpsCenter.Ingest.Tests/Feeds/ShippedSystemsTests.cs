using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Feeds.Polling;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Tests.Mapping;
using OpsCenter.Simulator.Running;
using OpsCenter.Simulator.Systems;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>The shipped packs against the simulated sector systems, over real HTTP: what the one says the other understands.</summary>
public sealed class ShippedSystemsTests : IAsyncLifetime
{
    private static readonly string Shipped = Path.Combine(RepositoryFolder.Path, "ingest-config");
    private readonly SystemServer _systems = new(Options.Create(new SimulatorOptions { ConfigDir = Shipped }), TimeProvider.System, NullLogger<SystemServer>.Instance);

    private static PollConfig[] Polls { get; } = [.. IngestConfigLoader.Load(Shipped).Configuration!.Feeds.OfType<PollConfig>()];

    public async Task InitializeAsync() => await _systems.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _systems.StopAsync(CancellationToken.None);
        await _systems.DisposeAsync();
    }

    [Fact]
    public async Task Poll_EverySystem_BecomesReadingsOfKnownSites()
    {
        var names = Polls.Select(poll => poll.System!).Where(_systems.Has).Distinct().ToArray();
        await using var server = await IngestServer.StartAsync(
            ShippedConfig(),
            [.. names.Select(name => ($"Feeds:Systems:{name}", $"http://{_systems.Endpoint}/systems/{name}")), ("Feeds:AllowedHosts:0", "127.0.0.1")]);

        await AllAsync(server, feed => feed.Brought >= 1);

        Assert.Superset(
            new HashSet<string> { "health", "public-services", "documents", "lgsp", "data-centre", "soc", "citizen-reports", "finance", "justice", "labour", "industry-trade", "planning-investment" },
            names.ToHashSet());
        Assert.Empty(server.Quarantine.Entries);
        Assert.Superset(
            new HashSet<string>
            {
                "hospital", "disease", "onestop", "onestop_day", "service_catalogue", "documents", "documents_day", "lgsp", "dc_host", "dc_ups", "dc_room", "wan", "soc_ticket", "soc_posture",
                "soc_index", "reports", "reports_day", "budget", "budget_month", "budget_item", "civil", "civil_day", "labour", "benefit", "power", "price", "project", "project_month",
            },
            server.Readings.Select(reading => reading.Series.Measurement).ToHashSet());
        Assert.All(
            server.Readings.Where(reading => reading.Series.Measurement is "hospital" or "disease" or "onestop" or "documents" or "wan" or "dc_host" or "reports" or "budget" or "civil" or "labour" or "power"),
            reading => Assert.NotNull(reading.Series.Tag(StandardTags.Site)));
        Assert.All(server.Readings, reading => Assert.Equal(Quality.Good, reading.Quality));
        Assert.Contains(server.Events, one => one is { Kind: "citizen.request", Site: not null });
    }

    [Fact]
    public async Task Poll_AskedAgain_HasNothingNew()
    {
        await using var server = await IngestServer.StartAsync(
            ShippedConfig(("every: 6h", "every: 1s")), ("Feeds:Systems:public-services", $"http://{_systems.Endpoint}/systems/public-services"), ("Feeds:AllowedHosts:0", "127.0.0.1"));

        await AllAsync(server, feed => feed.Id != "public-services.catalogue" || feed.Unchanged >= 2);

        Assert.Equal(1, server.Feeds.Single(feed => feed.Id == "public-services.catalogue").Brought);
    }

    /// <summary>What many systems answer with 200 while their database is away.</summary>
    [Fact]
    public void Decode_AnErrorInAGoodAnswer_IsNoReadingAndGoesToQuarantine()
    {
        var packs = MappingHarness.Shipped();
        foreach (var poll in Polls)
        {
            var decoded = packs.Decode(poll.Topic, "{\"error\":{\"code\":\"ORA-12541\",\"message\":\"TNS: no listener\"}}");

            Assert.True(decoded.Readings.Count + decoded.Events.Count == 0, $"{poll.Id} made data of an error");
            Assert.True(decoded.Rejected.Count > 0, $"{poll.Id} passed over an error in silence");
        }
    }

    [Fact]
    public void Decode_HospitalsBeds_AreCountedAndTheirShareIsPercent()
    {
        const string answer = """
            {"updated":"2026-11-22T09:00:00+07:00","hospitals":[{"code":"bvdk-tinh","beds":{"total":1050,"occupied":913,"occupancy_rate":0.87},
             "icu":{"total":47,"occupied":33},"emergency":{"visits_today":41,"waiting":6,"wait_minutes":18.5},"outpatients_today":610}]}
            """;

        var decoded = MappingHarness.Shipped().Decode("health/hospitals", answer);

        Assert.Equal(9, decoded.Readings.Count);
        var share = decoded.Readings.Single(reading => reading.Series.Field == "occupancy");
        Assert.Equal((87, MappingHarness.Now, "hospital,area=hai-duong-city,device=bvdk-tinh,pack=health,site=bvdk-tinh occupancy"), (share.Value, share.Time, share.Series.Canonical));
    }

    [Fact]
    public void Decode_Gateway_GivesWhatWasAddedAndForgivesARestart()
    {
        var packs = MappingHarness.Shipped();
        double? Errors(int minute, int counted) => packs.Decode(
            "lgsp/metrics", $"lgsp_requests_total{{service=\"dan-cu\",outcome=\"error\"}} {counted}\n", receivedAt: MappingHarness.Now + TimeSpan.FromMinutes(minute))
            .Readings.Select(reading => (double?)reading.Value).SingleOrDefault();

        Assert.Equal([null, 18, 0, 5], [Errors(0, 100), Errors(1, 118), Errors(2, 118), Errors(3, 5)]);
    }

    [Fact]
    public void Decode_OneStopDay_StandsAtItsLocalMidnightHoweverLongAgo()
    {
        var decoded = MappingHarness.Shipped().Decode(
            "onestop/days", """{"days":[{"date":"2026-10-26","unitCode":"mc-nam-sach","received":120,"receivedOnline":81,"done":111,"doneOnTime":104,"overdueAtEnd":12,"paidOnline":60,"digitised":90,"rated":37,"satisfied":35}]}""");

        Assert.Empty(decoded.Rejected);
        Assert.Equal(9, decoded.Readings.Count);
        Assert.All(decoded.Readings, reading => Assert.Equal(Instant.From(new DateTimeOffset(2026, 10, 26, 0, 0, 0, TimeSpan.FromHours(7))), reading.Time));
    }

    [Fact]
    public void Decode_PricesOfTheInspectors_ComeByFileToo()
    {
        var decoded = MappingHarness.Shipped().Decode("drop/prices/2026-11", Encoding.UTF8.GetBytes("day;good;price\n2026-11-20;pork;127000\n2026-11-20;rice;17600\n"));

        Assert.Empty(decoded.Rejected);
        Assert.Equal(["Thịt lợn 127000", "Gạo tẻ 17600"], decoded.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Tag("name")} {reading.Value}")));
    }

    [Fact]
    public void Decode_NoRequestsToday_IsNoError()
    {
        var decoded = MappingHarness.Shipped().Decode("citizen/requests", "[]");

        Assert.Equal((0, 0, 0), (decoded.Readings.Count, decoded.Events.Count, decoded.Rejected.Count));
    }

    /// <summary>A copy, whose drops lie in a folder of their own.</summary>
    private static TemporaryConfig ShippedConfig(params (string From, string To)[] changes)
    {
        var config = new TemporaryConfig();
        Directory.Delete(Path.Combine(config.Folder, "packs", "p"), recursive: true);
        foreach (var file in Directory.EnumerateFiles(Shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) == "feeds.yaml")
            {
                text = changes.Aggregate(text.Split("drops:")[0], (before, change) => before.Replace(change.From, change.To, StringComparison.Ordinal));
                if (!text.Contains("polls:", StringComparison.Ordinal))
                {
                    continue;
                }
            }

            config.Write(Path.GetRelativePath(Shipped, file), text);
        }

        return config;
    }

    private static async Task AllAsync(IngestServer server, Func<FeedStatus, bool> wanted)
    {
        var patience = TimeSpan.FromSeconds(60);
        var began = TimeProvider.System.GetTimestamp();
        while (server.Feeds is var feeds && (feeds.Count == 0 || feeds.Any(feed => feed.State != FeedState.NotConfigured && !wanted(feed))))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < patience, $"still {string.Join(", ", feeds.Where(feed => !wanted(feed)))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}

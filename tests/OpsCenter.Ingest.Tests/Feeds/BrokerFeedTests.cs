using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>A real Mosquitto is listened to.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class BrokerFeedTests : IAsyncLifetime
{
    private Mosquitto? _broker;

    private Mosquitto Broker => _broker!;

    public async Task InitializeAsync() => _broker = PeerFactAttribute.Program("mosquitto") is null ? null : await Mosquitto.StartAsync();

    public async Task DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
    }

    [PeerFact("mosquitto")]
    public async Task Message_IsStoredUnderItsPrefixedTopic()
    {
        await using var server = await StartAsync("subscribe: ['+'], prefix: t");

        await PublishAsync("d7", "{\"level\": 3.25}");

        var feed = await server.FeedAsync(feed => feed.Brought == 1);
        Assert.Equal((FeedState.Good, null), (feed.State, feed.LastError));
        var reading = Assert.Single(server.Readings);
        Assert.Equal(("d7", 3.25), (reading.Series.Tag("device"), reading.Value));
    }

    [PeerFact("mosquitto")]
    public async Task Message_StoreRefusesAtFirst_ComesAgainAndIsStored()
    {
        await using var server = await StartAsync("subscribe: ['t/#']");
        server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));

        await PublishAsync("t/d1", "{\"level\": 1}");

        await server.FeedAsync(feed => feed is { Brought: 1, Failed: > 0 });
        Assert.Equal(1.0, Assert.Single(server.Readings).Value);
    }

    [PeerFact("mosquitto")]
    public async Task Message_QualityZeroNotStored_IsCountedAsLostAndTheConnectionStays()
    {
        await using var server = await StartAsync("subscribe: [{filter: 't/#', qos: 0}]");
        server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));

        await PublishAsync("t/d1", "{\"level\": 1}");
        var feed = await server.FeedAsync(feed => feed.Failed > 0);
        await PublishAsync("t/d1", "{\"level\": 2}");

        Assert.Contains("QoS 0", feed.LastError, StringComparison.Ordinal);
        Assert.Equal((1L, 1L), await server.FeedAsync(feed => feed.Brought > 0) is var later ? (later.Brought, later.Failed) : default);
        Assert.Equal(2.0, Assert.Single(server.Readings).Value);
    }

    [PeerFact("mosquitto")]
    public async Task Password_NotThere_IsAFailureThatSaysWhereItWasLookedFor()
    {
        var config = new TemporaryConfig();
        config.Write("brokers.yaml", $"brokers:\n- {{id: city, address: 'mqtt://127.0.0.1:{Broker.Port}', user: u, password: 'env:NO_SUCH_PASSWORD', subscribe: ['t/#']}}\n");
        await using var server = await IngestServer.StartAsync(config);

        var feed = await server.FeedAsync(feed => feed is { State: FeedState.Failing, Next: not null });

        Assert.Contains("NO_SUCH_PASSWORD", feed.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("internal", feed.LastError, StringComparison.Ordinal);
    }

    [PeerFact("mosquitto")]
    public async Task Message_PublishedWhileTheServerWasAway_ComesAfterwards()
    {
        await using (await StartAsync("subscribe: ['t/#']"))
        {
            // Made the session; gone again.
        }

        await PublishAsync("t/d1", "{\"level\": 1}");
        await PublishAsync("t/d1", "{\"level\": 2}");
        await using var server = await StartAsync("subscribe: ['t/#']");

        await server.FeedAsync(feed => feed.Brought == 2);
        Assert.Equal([1.0, 2.0], server.Readings.Select(reading => reading.Value));
    }

    [PeerFact("mosquitto")]
    public async Task Broker_KilledAndBack_IsFoundAgainAndTheGapIsToldOnce()
    {
        await using var server = await StartAsync("subscribe: ['t/#']");
        await Broker.KillAsync();
        Assert.Equal(FeedState.Failing, (await server.FeedAsync(feed => feed.Failed > 0)).State);

        await Broker.StartAgainAsync();
        await server.FeedAsync(feed => feed.State == FeedState.Good);
        await PublishAsync("t/d1", "{\"level\": 1}");
        await server.FeedAsync(feed => feed.Brought == 1);

        var gap = Assert.Single(server.Store.Committed.ToArray().SelectMany(batch => batch.Events), one => one.Kind == "system.gap");
        Assert.Equal(Severity.Medium, gap.Severity);
        Assert.Contains("\"kept\":false", gap.AttributesJson, StringComparison.Ordinal);
    }

    [PeerFact("mosquitto")]
    public async Task Retained_IsPassedOverUnlessAskedFor()
    {
        await PublishAsync("t/old", "{\"level\": 1}", retain: true);
        await using (var server = await StartAsync("subscribe: ['t/#']"))
        {
            await server.FeedAsync(feed => feed.Unchanged == 1);
            Assert.Empty(server.Readings);
        }

        await using (var server = await StartAsync("subscribe: ['t/#'], retained: take, client: another"))
        {
            await server.FeedAsync(feed => feed.Brought == 1);
            Assert.Equal("old", Assert.Single(server.Readings).Series.Tag("device"));
        }
    }

    private async Task<IngestServer> StartAsync(string more)
    {
        var config = new TemporaryConfig();
        config.Write("brokers.yaml", $"brokers:\n- {{id: city, address: 'mqtt://127.0.0.1:{Broker.Port}', {more}}}\n");
        var server = await IngestServer.StartAsync(config);
        await server.FeedAsync(feed => feed.State == FeedState.Good);
        return server;
    }

    private async Task PublishAsync(string topic, string payload, bool retain = false)
    {
        await using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = Broker.Port, ClientId = "sender" });
        await client.ConnectAsync();
        await client.PublishAsync(topic, System.Text.Encoding.UTF8.GetBytes(payload), 1, retain);
        await client.DisconnectAsync();
    }
}

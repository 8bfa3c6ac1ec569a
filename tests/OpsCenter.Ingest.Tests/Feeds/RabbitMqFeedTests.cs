using System.Globalization;
using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>A real RabbitMQ is listened to, over MQTT 3.1.1, which is all its plugin speaks before 4.0.</summary>
public sealed class RabbitMqFeedTests(RabbitMqServer fixture) : IClassFixture<RabbitMqServer>
{
    [PeerFact("rabbitmq-server")]
    public async Task Message_StoreRefusesAtFirst_IsNotAcknowledgedAndComesAgain()
    {
        await using var server = await StartAsync("refused");
        server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));

        await PublishAsync("refused", [1]);

        await server.FeedAsync(feed => feed is { Brought: 1, Failed: > 0 });
        Assert.Equal(1.0, Assert.Single(server.Readings).Value);
    }

    [PeerFact("rabbitmq-server")]
    public async Task Message_PublishedWhileTheServerWasAway_ComesAfterwardsInOrder()
    {
        await using (await StartAsync("away"))
        {
            // Made the session; gone again.
        }

        await PublishAsync("away", [1, 2, 3]);
        await using var server = await StartAsync("away");

        await server.FeedAsync(feed => feed.Brought == 3);
        Assert.Equal([1.0, 2.0, 3.0], server.Readings.Select(reading => reading.Value));
    }

    [PeerFact("rabbitmq-server")]
    public async Task Broker_KilledInTheMiddle_LosesNothingItConfirmed()
    {
        await using var server = await StartAsync("killed");
        await PublishAsync("killed", [.. Enumerable.Range(0, 100)]);
        await server.FeedAsync(feed => feed.Brought >= 50);

        // The server holds the next ones unacknowledged while the broker dies: they are the broker's to bring again.
        server.Store.Hold();
        await PublishAsync("killed", [.. Enumerable.Range(100, 50)]);
        await server.Store.Entered;
        await fixture.Broker.KillAsync();
        server.Store.Release();
        await server.FeedAsync(feed => feed.Failed > 0);
        await fixture.Broker.StartAgainAsync();
        await server.FeedAsync(feed => feed.State == FeedState.Good);
        await PublishAsync("killed", [.. Enumerable.Range(150, 50)]);

        await server.FeedAsync(_ => server.Readings.Select(reading => reading.Value).Distinct().Count() == 200);
        Assert.Equal(Enumerable.Range(0, 200).Select(number => (double)number), server.Readings.Select(reading => reading.Value).Distinct().Order());
    }

    private async Task<IngestServer> StartAsync(string name)
    {
        var config = new TemporaryConfig();
        config.Write("brokers.yaml", $"brokers:\n- {{id: city, address: 'mqtt://127.0.0.1:{fixture.Broker.MqttPort}', client: ops-{name}, subscribe: ['{name}/#'], prefix: t}}\n");
        config.Sources("- {id: p.s, topic: 't/+/{device}', readings: [{measurement: river, fields: {level: level}}]}");
        var server = await IngestServer.StartAsync(config);
        await server.FeedAsync(feed => feed.State == FeedState.Good);
        return server;
    }

    private async Task PublishAsync(string name, int[] levels)
    {
        await using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = fixture.Broker.MqttPort, ClientId = $"sender-{name}" });
        await client.ConnectAsync();
        foreach (var level in levels)
        {
            await client.PublishAsync($"{name}/d1", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"level\": {level}}}")), 1);
        }

        await client.DisconnectAsync();
    }
}

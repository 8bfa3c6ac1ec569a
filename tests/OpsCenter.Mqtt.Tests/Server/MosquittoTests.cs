using System.Text;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>The endpoint against the clients everybody has.</summary>
public sealed class MosquittoTests
{
    [PeerFact("mosquitto_pub", "mosquitto_sub", "stdbuf")]
    public Task PublishAndSubscribe_In311_EveryQosArrives() => EveryQosArrives("mqttv311");

    [PeerFact("mosquitto_pub", "mosquitto_sub", "stdbuf")]
    public Task PublishAndSubscribe_In5_EveryQosArrives() => EveryQosArrives("mqttv5");

    [PeerFact("mosquitto_pub", "mosquitto_sub", "stdbuf")]
    public async Task Retained_SubscriberComesLater_GetsIt()
    {
        await using var host = await MqttTestHost.StartAsync();
        await Publish(host, "mqttv5", "-t", "level/ben-binh", "-m", "462", "-r", "-q", "1");

        using var subscriber = Subscribe(host, "mqttv5", "-t", "level/+", "-C", "1", "-F", "%r %t %p");

        Assert.Equal("1 level/ben-binh 462", await subscriber.Output.ReadLineAsync().WaitAsync(MqttTestHost.Patience));
    }

    [PeerFact("mosquitto_pub", "mosquitto_sub", "stdbuf")]
    public async Task Will_SubscriberIsKilled_IsPublished()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var dying = Subscribe(host, "mqttv311", "-d", "-t", "x", "--will-topic", "status", "--will-payload", "gone", "--will-qos", "1");
        await dying.WaitForSubscriptionAsync();

        dying.Kill();

        Assert.Equal("gone", (await host.Handler.NextAsync()).Text);
    }

    [PeerFact("mosquitto_pub", "stdbuf")]
    public async Task Credentials_Wrong_AreRefusedInBothVersions()
    {
        var handler = new RecordingHandler
        {
            Authenticate = request => request.UserName == "gauge" && Encoding.UTF8.GetString(request.Password.Span) == "right"
                ? MqttReasonCode.Success
                : MqttReasonCode.BadUserNameOrPassword,
        };
        await using var host = await MqttTestHost.StartAsync(handler);

        // The return codes of CONNACK are the exit codes of the program: 4 in 3.1.1, 134 in 5.
        Assert.Equal(4, await Run(host, "mqttv311", "-u", "gauge", "-P", "wrong", "-t", "a", "-m", "1"));
        Assert.NotEqual(0, await Run(host, "mqttv5", "-u", "gauge", "-P", "wrong", "-t", "a", "-m", "1"));
        Assert.Equal(0, await Run(host, "mqttv5", "-u", "gauge", "-P", "right", "-t", "a", "-m", "1", "-q", "1"));
        Assert.Single(handler.All);
    }

    [PeerFact("mosquitto_pub", "stdbuf")]
    public async Task Topic_Denied_IsNeverReportedAsStored()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MayPublishTo = _ => false });

        Assert.NotEqual(0, await Run(host, "mqttv311", "-t", "a", "-m", "1", "-q", "1"));
        Assert.Empty(host.Handler.All);
    }

    private static async Task EveryQosArrives(string version)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = Subscribe(host, version, "-d", "-t", "river/+/level", "-q", "1", "-C", "3", "-F", "GOT %t %q %p");
        await subscriber.WaitForSubscriptionAsync();

        for (var qos = 0; qos <= 2; qos++)
        {
            await Publish(host, version, "-t", $"river/s{qos}/level", "-m", $"{qos}", "-q", $"{qos}");
        }

        var output = await subscriber.Output.ReadToEndAsync().WaitAsync(MqttTestHost.Patience);
        // Three connections: a publisher at QoS 0 is gone before its message was read, so the next one may overtake it.
        var got = output.Split('\n').Where(line => line.StartsWith("GOT", StringComparison.Ordinal));
        Assert.Equal(["GOT river/s0/level 0 0", "GOT river/s1/level 1 1", "GOT river/s2/level 1 2"], got.Order(StringComparer.Ordinal));
        Assert.Equal(["0", "1", "2"], host.Handler.All.Select(publish => publish.Text).Order(StringComparer.Ordinal));
    }

    private static async Task Publish(MqttTestHost host, string version, params string[] arguments) =>
        Assert.Equal(0, await Run(host, version, arguments));

    private static async Task<int> Run(MqttTestHost host, string version, params string[] arguments)
    {
        using var program = new MosquittoProgram("mosquitto_pub", host, version, arguments);
        return await program.ExitCodeAsync();
    }

    private static MosquittoProgram Subscribe(MqttTestHost host, string version, params string[] arguments) =>
        new("mosquitto_sub", host, version, arguments);
}

using OpsCenter.Ingest.Feeds.Brokers;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Mqtt;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

public sealed class BrokersConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_Broker_TakesEveryKey()
    {
        Write("- {id: city, address: 'mqtts://broker.example.vn', version: '5', client: me, user: u, password: env:P, subscribe: ['a/#', {filter: b/+, qos: 0}], prefix: city, keep_session: 2h, retained: take}");

        var broker = Assert.IsType<BrokerConfig>(Assert.Single(_config.Load().Feeds));

        Assert.Equal(("broker.example.vn", 8883, true, MqttVersion.V5, "me"), (broker.Host, broker.Port, broker.Secure, broker.Version, broker.ClientId));
        Assert.Equal([("a/#", (byte)1), ("b/+", (byte)0)], broker.Subscriptions);
        Assert.Equal(("city/", TimeSpan.FromHours(2), true, "city/a/#, city/b/+"), (broker.Prefix, broker.KeepSession, broker.TakeRetained, broker.Topic));
    }

    [Theory]
    [InlineData("{id: x, address: 'http://h', subscribe: [a]}", "brokers[0].address", "not the address")]
    [InlineData("{id: x, address: 'mqtt://u:hunter2@h', subscribe: [a]}", "brokers[0].address", "user or password")]
    [InlineData("{id: x, address: 'mqtt://h', subscribe: ['a/#/b']}", "brokers[0].subscribe[0]", "not a topic filter")]
    [InlineData("{id: x, address: 'mqtt://h', subscribe: [{filter: a, qos: 3}]}", "brokers[0].subscribe[0]", "0, 1 or 2")]
    [InlineData("{id: x, address: 'mqtt://h'}", "brokers[0]", "'subscribe' is missing")]
    [InlineData("{id: x, address: 'mqtt://h', subscribe: [a], user: u, password: hunter2}", "brokers[0].password", "not written here")]
    [InlineData("{id: x, address: 'mqtts://h', subscribe: [a], ca: /nowhere/ca.pem}", "brokers[0].ca", "there is no file")]
    [InlineData("{id: x, address: 'mqtt://h', subscribe: [a], prefix: '#'}", "brokers[0].prefix", "before topics")]
    [InlineData("{id: x, address: 'mqtt://h', subscribe: [a], verson: '5'}", "brokers[0].verson", "unknown key")]
    public void Load_Mistake_IsNamedWithLineAndKeyAndNoSecret(string broker, string key, string problem)
    {
        Write("- " + broker);

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/brokers.yaml", 2, key), (error.File, error.Line, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private void Write(string brokers) => _config.Write("brokers.yaml", "brokers:\n" + brokers + "\n");
}

using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Feeds;

/// <summary>One RabbitMQ for a class of tests: it takes its time to start.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class RabbitMqServer : IAsyncLifetime
{
    private RabbitMq? _broker;

    public RabbitMq Broker => _broker!;

    public async Task InitializeAsync() => _broker = PeerFactAttribute.Program("rabbitmq-server") is null ? null : await RabbitMq.StartAsync();

    public async Task DisposeAsync()
    {
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }
    }
}

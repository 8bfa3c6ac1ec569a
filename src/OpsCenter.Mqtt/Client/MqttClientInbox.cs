using System.Threading.Channels;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>Hands messages to the owner one at a time, apart from the reading loop, so that the owner may publish and await inside.</summary>
internal sealed class MqttClientInbox
{
    private readonly Func<MqttReceivedMessage, ValueTask>? _handler;
    private readonly Action<PublishPacket> _acknowledge;
    private readonly Action<Exception> _failed;

    // Full: the reading loop waits, TCP pushes back to the server.
    private readonly Channel<PublishPacket> _queue;
    private bool _started;

    public MqttClientInbox(MqttClientOptions options, Action<PublishPacket> acknowledge, Action<Exception> failed)
    {
        _handler = options.OnMessage;
        _acknowledge = acknowledge;
        _failed = failed;
        _queue = Channel.CreateBounded<PublishPacket>(
            new BoundedChannelOptions(options.MaximumUnhandledMessages) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>Called by the reading loop only.</summary>
    public async ValueTask AddAsync(PublishPacket packet)
    {
        if (!_started)
        {
            _started = true;
            _ = HandleAllAsync();
        }

        if (!_queue.Writer.TryWrite(packet) && await _queue.Writer.WaitToWriteAsync())
        {
            _queue.Writer.TryWrite(packet);
        }
    }

    public void Close() => _queue.Writer.TryComplete();

    private async Task HandleAllAsync()
    {
        try
        {
            await foreach (var packet in _queue.Reader.ReadAllAsync())
            {
                if (_handler is not null)
                {
                    await _handler(new MqttReceivedMessage(
                        packet.Topic, packet.Payload, packet.QualityOfService, packet.Retain, packet.Duplicate, packet.Properties));
                }

                _acknowledge(packet);
            }
        }
        catch (Exception exception)
        {
            // Not acknowledged: the server delivers again once we are back. Going on would acknowledge out of order.
            _failed(exception);
        }
    }
}

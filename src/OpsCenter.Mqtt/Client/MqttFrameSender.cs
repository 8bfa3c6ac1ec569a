using System.Buffers;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>
/// Gathers packets while an earlier write is under way and sends them with the next one: many small publishes become one system call,
/// and nobody waits for the network as long as less than the limit is waiting.
/// </summary>
internal sealed class MqttFrameSender(Stream stream, MqttVersion version, int maximumUnsentBytes, TimeProvider time, Action<Exception> failed)
{
    private const int KeptBufferBytes = 64 * 1024;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _filling = new(256);
    private ArrayBufferWriter<byte> _sending = new(256);
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _idle;
    private bool _running;
    private bool _closed;
    private long _lastSent = time.GetTimestamp();

    /// <summary>Timestamp of the last packet that was handed to the sender.</summary>
    public long LastSent => Volatile.Read(ref _lastSent);

    public void Send(MqttPacket packet)
    {
        lock (_gate)
        {
            MqttPacketEncoder.Encode(packet, _filling, version);
        }

        Start();
    }

    public void SendAck(MqttPacketType kind, ushort packetId, MqttReasonCode reason = MqttReasonCode.Success)
    {
        lock (_gate)
        {
            MqttPacketEncoder.EncodeAck(_filling, kind, packetId, reason, version);
        }

        Start();
    }

    public void SendPublish(byte flags, ReadOnlySpan<byte> topic, ushort packetId, MqttProperties? properties, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            MqttPacketEncoder.EncodePublish(_filling, flags, topic, packetId, properties, payload, version);
        }

        Start();
    }

    /// <summary>Completes at once unless too much is waiting for the network.</summary>
    public ValueTask WaitForRoomAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_closed || _filling.WrittenCount <= maximumUnsentBytes)
            {
                return ValueTask.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task.WaitAsync(cancellation));
        }
    }

    /// <summary>Completes once everything handed over so far is with the network, or the sender is closed.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _closed || !_running ? Task.CompletedTask : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _idle?.TrySetResult();
            _room?.TrySetResult();
            _room = null;
        }
    }

    private void Start()
    {
        Volatile.Write(ref _lastSent, time.GetTimestamp());
        lock (_gate)
        {
            if (_running || _closed)
            {
                return;
            }

            _running = true;
        }

        _ = SendLoopAsync();
    }

    private async Task SendLoopAsync()
    {
        try
        {
            while (TakeFilled())
            {
                await stream.WriteAsync(_sending.WrittenMemory);
                Forget(ref _sending);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Close();
            failed(exception);
        }
    }

    private bool TakeFilled()
    {
        lock (_gate)
        {
            if (_filling.WrittenCount == 0 || _closed)
            {
                _running = false;
                _idle?.TrySetResult();
                _idle = null;
                return false;
            }

            (_filling, _sending) = (_sending, _filling);
            _room?.TrySetResult();
            _room = null;
            return true;
        }
    }

    private static void Forget(ref ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > KeptBufferBytes)
        {
            // One burst must not pin its size in each of thousands of clients.
            buffer = new ArrayBufferWriter<byte>(256);
        }
        else
        {
            buffer.ResetWrittenCount();
        }
    }
}

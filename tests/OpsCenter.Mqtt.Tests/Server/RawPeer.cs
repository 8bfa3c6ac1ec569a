using System.Buffers;
using System.Net.Sockets;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>A connection that sends and reads single packets or plain bytes, for what a well-behaved client would never do.</summary>
public sealed class RawPeer(Stream stream, MqttVersion version) : IDisposable
{
    private readonly Stream _stream = stream;

    public ConnAckPacket ConnAck { get; private set; } = new(false, MqttReasonCode.UnspecifiedError);

    public static async Task<RawPeer> OpenAsync(int port, MqttVersion version = MqttVersion.V311)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", port);
        return new RawPeer(new NetworkStream(socket, ownsSocket: true), version);
    }

    public static async Task<RawPeer> ConnectAsync(int port, ConnectPacket connect)
    {
        var peer = await OpenAsync(port, connect.Version);
        await peer.IntroduceAsync(connect);
        return peer;
    }

    public async Task IntroduceAsync(ConnectPacket connect)
    {
        await SendAsync(connect);
        ConnAck = await ReadAsync<ConnAckPacket>();
    }

    /// <summary>A ping and its answer: nothing else has come, and the server is done with all that was sent before.</summary>
    public async Task PingAsync()
    {
        await SendAsync(new PingPacket(MqttPacketType.PingReq));
        await ReadAsync<PingPacket>();
    }

    public async Task SendAsync(params MqttPacket[] packets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var packet in packets)
        {
            MqttPacketEncoder.Encode(packet, buffer, version);
        }

        await _stream.WriteAsync(buffer.WrittenMemory);
    }

    public async Task SendBytesAsync(string hex) => await _stream.WriteAsync(Convert.FromHexString(hex));

    public async Task<T> ReadAsync<T>()
        where T : MqttPacket => Xunit.Assert.IsType<T>(await ReadAsync());

    /// <summary>The next packet; null at the end of the connection.</summary>
    public async Task<MqttPacket?> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(MqttTestHost.Patience);
        var head = new byte[5];
        var count = 0;
        MqttFixedHeader header;
        do
        {
            if (count > 1 && (head[count - 1] & 0x80) == 0 || await ReadOneAsync(head, count, timeout.Token) == 0)
            {
                return null;
            }

            count++;
        }
        while (MqttFrame.TryReadHeader(head.AsSpan(0, count), out header, out _) != MqttFrameStatus.Complete);

        var body = new byte[header.BodyLength];
        await _stream.ReadExactlyAsync(body, timeout.Token);
        return MqttPacketDecoder.Decode(header, body, version).Packet;
    }

    /// <summary>Publishes and reads the answer.</summary>
    public async Task<AckPacket> PublishAsync(string topic, string text, byte qos = 1, ushort id = 1, bool retain = false)
    {
        await SendAsync(Publish(topic, text, qos, id, retain));
        return await ReadAsync<AckPacket>();
    }

    public static PublishPacket Publish(string topic, string text, byte qos = 1, ushort id = 1, bool retain = false) =>
        new(topic, System.Text.Encoding.UTF8.GetBytes(text)) { QualityOfService = qos, PacketId = qos == 0 ? (ushort)0 : id, Retain = retain };

    public async Task<MqttReasonCode> SubscribeAsync(string filter, byte qos = 1)
    {
        await SendAsync(new SubscribePacket(7, [new MqttSubscription(filter, qos)]));
        return (await ReadAsync<SubscribeAckPacket>()).Reasons[0];
    }

    public async Task<bool> IsClosedAsync() => await ReadAsync() is null;

    public void Dispose() => _stream.Dispose();

    private async Task<int> ReadOneAsync(byte[] head, int at, CancellationToken cancellation)
    {
        try
        {
            return await _stream.ReadAsync(head.AsMemory(at, 1), cancellation);
        }
        catch (IOException)
        {
            // Reset by the server: closed as well.
            return 0;
        }
    }
}

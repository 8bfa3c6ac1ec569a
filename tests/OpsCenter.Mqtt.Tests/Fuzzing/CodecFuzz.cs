using System.Buffers;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Tests.Codec;

namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>One mutated packet against frame reader, decoder and encoder in both versions: an answer or a refusal, and what was read can be written and read again.</summary>
internal sealed class CodecFuzz
{
    private const int MaximumPacketBytes = 1 << 20;

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>Packets that were still right.</summary>
    public long Read { get; private set; }

    public void Take(byte[] bytes, Random random)
    {
        var pieces = random.Next(8) == 0 && bytes.Length > 0 ? Pieces.Of(bytes, random.Next(1, 9)) : new ReadOnlySequence<byte>(bytes);
        Take(pieces, MqttVersion.V311);
        Take(pieces, MqttVersion.V5);
    }

    private void Take(ReadOnlySequence<byte> rest, MqttVersion version)
    {
        while (MqttFrame.TryRead(ref rest, MaximumPacketBytes, out var header, out var body) == MqttFrameStatus.Complete)
        {
            var decoded = MqttPacketDecoder.Decode(header, body, version);
            if (decoded.Packet is null != (decoded.Reason != MqttReasonCode.Success))
            {
                throw new InvalidDataException($"{decoded.Reason} with {decoded.Packet?.ToString() ?? "no packet"}");
            }

            if (decoded.Packet is { } packet)
            {
                Read++;
                WriteAndReadAgain(packet, version);
            }
        }
    }

    private void WriteAndReadAgain(MqttPacket packet, MqttVersion version)
    {
        _buffer.ResetWrittenCount();
        MqttPacketEncoder.Encode(packet, _buffer, version);
        var written = new ReadOnlySequence<byte>(_buffer.WrittenMemory);
        if (MqttFrame.TryRead(ref written, int.MaxValue, out var header, out var body) != MqttFrameStatus.Complete
            || !written.IsEmpty
            || MqttPacketDecoder.Decode(header, body, version).Packet is not { } again
            || again.Type != packet.Type)
        {
            throw new InvalidDataException($"Written and read again it is another packet: {packet}");
        }
    }
}

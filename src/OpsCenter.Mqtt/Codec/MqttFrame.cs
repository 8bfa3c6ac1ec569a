using System.Buffers;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Cuts packets out of a byte stream.</summary>
public static class MqttFrame
{
    private const int LongestHeader = 5;

    /// <summary>Reads one packet off the front of <paramref name="buffer"/>.</summary>
    /// <param name="maximumPacketBytes">Whole packet, header included. Checked as soon as the length field is there.</param>
    public static MqttFrameStatus TryRead(
        ref ReadOnlySequence<byte> buffer, long maximumPacketBytes, out MqttFixedHeader header, out ReadOnlySequence<byte> body)
    {
        body = default;
        var status = buffer.FirstSpan.Length >= LongestHeader
            ? TryReadHeader(buffer.FirstSpan, out header, out var headerLength)
            : TryReadSplitHeader(buffer, out header, out headerLength);
        if (status != MqttFrameStatus.Complete)
        {
            return status;
        }

        if (headerLength + (long)header.BodyLength > maximumPacketBytes)
        {
            return MqttFrameStatus.TooLarge;
        }

        if (buffer.Length < headerLength + (long)header.BodyLength)
        {
            return MqttFrameStatus.NeedMore;
        }

        body = buffer.Slice(headerLength, header.BodyLength);
        buffer = buffer.Slice(body.End);
        return MqttFrameStatus.Complete;
    }

    /// <summary>Reads type and remaining length (§2.1.4: at most four length bytes).</summary>
    public static MqttFrameStatus TryReadHeader(ReadOnlySpan<byte> span, out MqttFixedHeader header, out int headerLength)
    {
        header = default;
        headerLength = 0;
        if (span.IsEmpty)
        {
            return MqttFrameStatus.NeedMore;
        }

        if (span[0] >> 4 == 0)
        {
            return MqttFrameStatus.Malformed;
        }

        var length = 0;
        for (var index = 1; index < LongestHeader; index++)
        {
            if (index >= span.Length)
            {
                return MqttFrameStatus.NeedMore;
            }

            length |= (span[index] & 0x7F) << (7 * (index - 1));
            if ((span[index] & 0x80) == 0)
            {
                header = new MqttFixedHeader(span[0], length);
                headerLength = index + 1;
                return MqttFrameStatus.Complete;
            }
        }

        return MqttFrameStatus.Malformed;
    }

    private static MqttFrameStatus TryReadSplitHeader(ReadOnlySequence<byte> buffer, out MqttFixedHeader header, out int headerLength)
    {
        Span<byte> scratch = stackalloc byte[LongestHeader];
        var available = (int)Math.Min(buffer.Length, LongestHeader);
        buffer.Slice(0, available).CopyTo(scratch);
        return TryReadHeader(scratch[..available], out header, out headerLength);
    }
}

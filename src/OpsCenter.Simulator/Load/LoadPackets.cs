using System.Buffers.Binary;
using System.Text;

namespace OpsCenter.Simulator.Load;

/// <summary>The few MQTT packets the load tool sends, written straight into a buffer.</summary>
/// <remarks>
/// Not the library's client: its tasks and channels per message are right for a device and would make the generator, which shares
/// the machine with the server under test, cost more than the server.
/// </remarks>
internal static class LoadPackets
{
    public const byte ConnAck = 0x20;
    public const byte Publish = 0x30;
    public const byte PubAck = 0x40;

    /// <summary>Reason codes of MQTT 5 that mean "again, later".</summary>
    public const byte ServerBusy = 0x89, QuotaExceeded = 0x97;

    public static ReadOnlySpan<byte> Disconnect => [0xE0, 0];

    /// <summary>Seconds; the schedule sends something on every connection at least this often.</summary>
    private const ushort KeepAliveSeconds = 600;

    public static byte[] Connect(LoadOptions options, string clientId)
    {
        const byte cleanStart = 0x02, hasPassword = 0x40, hasUser = 0x80;
        var body = new List<byte>(64) { 0, 4, (byte)'M', (byte)'Q', (byte)'T', (byte)'T', (byte)options.Protocol };
        body.Add((byte)(cleanStart | (options.User is null ? 0 : hasUser) | (options.Password is null ? 0 : hasPassword)));
        body.AddRange([KeepAliveSeconds >> 8, KeepAliveSeconds & 0xFF]);
        if (options.Protocol == 5)
        {
            body.Add(0);
        }

        foreach (var text in new[] { clientId, options.User, options.Password })
        {
            if (text is not null)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                body.AddRange([(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
            }
        }

        var packet = new byte[body.Count + 5];
        packet[0] = 0x10;
        var length = WriteLength(packet.AsSpan(1), body.Count);
        body.CopyTo(packet, 1 + length);
        return packet[..(1 + length + body.Count)];
    }

    /// <summary>Writes a PUBLISH whose payload is made by <paramref name="payload"/>; returns its length.</summary>
    public static int WritePublish(Span<byte> into, LoadOptions options, LoadPayload payload, int packetId, long sequence, long unixNanoseconds)
    {
        // The remaining length always takes two bytes (non-minimal encodings are refused, so short bodies move down by one).
        const int header = 3;
        var at = header;
        var topic = payload.Topic;
        BinaryPrimitives.WriteUInt16BigEndian(into[at..], (ushort)topic.Length);
        topic.CopyTo(into[(at + 2)..]);
        at += 2 + topic.Length;
        if (options.Qos > 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(into[at..], (ushort)packetId);
            at += 2;
        }

        if (options.Protocol == 5)
        {
            into[at++] = 0;
        }

        at += payload.Write(into[at..], sequence, unixNanoseconds);
        into[0] = (byte)(Publish | (options.Qos << 1));
        var remaining = at - header;
        if (remaining >= 128)
        {
            into[1] = (byte)(0x80 | (remaining & 0x7F));
            into[2] = (byte)(remaining >> 7);
            return at;
        }

        into[1] = (byte)remaining;
        into[header..at].CopyTo(into[2..]);
        return at - 1;
    }

    /// <summary>Finds a whole packet at the start of the bytes.</summary>
    /// <returns>Length of the packet, 0 where bytes are missing, -1 where the length is malformed.</returns>
    public static int TryFrame(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body)
    {
        body = default;
        var remaining = 0;
        for (var at = 1; at < bytes.Length; at++)
        {
            remaining |= (bytes[at] & 0x7F) << (7 * (at - 1));
            if (bytes[at] < 0x80)
            {
                var whole = at + 1 + remaining;
                if (bytes.Length < whole)
                {
                    return 0;
                }

                body = bytes[(at + 1)..whole];
                return whole;
            }

            if (at == 4)
            {
                return -1;
            }
        }

        return 0;
    }

    /// <summary>Receive maximum among the properties of a CONNACK of MQTT 5 (§3.2.2.3.3); 65535 where absent.</summary>
    public static int ReceiveMaximum(ReadOnlySpan<byte> connAckBody)
    {
        // Flags, reason, then properties. Only the sizes of the properties before 0x21 matter; unknown ones end the search.
        var at = 2;
        if (connAckBody.Length <= at || connAckBody[at] >= 0x80)
        {
            return ushort.MaxValue;
        }

        var end = Math.Min(connAckBody.Length, at + 1 + connAckBody[at]);
        at++;
        while (at < end)
        {
            var size = connAckBody[at] switch
            {
                0x21 or 0x22 or 0x13 => 2,
                0x11 or 0x27 => 4,
                0x24 or 0x25 or 0x28 or 0x29 or 0x2A => 1,
                0x12 or 0x1F or 0x1A or 0x1C or 0x15 when at + 2 < end => 2 + BinaryPrimitives.ReadUInt16BigEndian(connAckBody[(at + 1)..]),
                _ => end,
            };
            if (connAckBody[at] == 0x21 && at + 2 < end)
            {
                return Math.Max(1, (int)BinaryPrimitives.ReadUInt16BigEndian(connAckBody[(at + 1)..]));
            }

            at += 1 + size;
        }

        return ushort.MaxValue;
    }

    private static int WriteLength(Span<byte> into, int value)
    {
        var count = 0;
        do
        {
            into[count++] = (byte)((value & 0x7F) | (value > 0x7F ? 0x80 : 0));
            value >>= 7;
        }
        while (value > 0);
        return count;
    }
}

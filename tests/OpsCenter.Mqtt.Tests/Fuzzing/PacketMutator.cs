namespace OpsCenter.Mqtt.Tests.Fuzzing;

/// <summary>Makes wrong packets of right ones. The same seed makes the same packets in the same order.</summary>
public sealed class PacketMutator(int seed)
{
    private const int LongestPacket = 4096;

    // Values at which lengths, ids, counts and UTF-8 break.
    private static readonly byte[] Edges = [0x00, 0x01, 0x02, 0x03, 0x7F, 0x80, 0x81, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFE, 0xFF, (byte)'#', (byte)'+', (byte)'/', (byte)'$'];

    private readonly List<byte> _bytes = new(LongestPacket);

    public Random Random { get; } = new(seed);

    /// <summary>One to three changes, mostly one; three times out of four the length field is made right again, so that the change is met further inside.</summary>
    public byte[] Next(IReadOnlyList<byte[]> seeds)
    {
        _bytes.Clear();
        _bytes.AddRange(seeds[Random.Next(seeds.Count)]);
        for (var times = Math.Max(1, Random.Next(6) - 2); times > 0; times--)
        {
            Change(seeds);
        }

        if (_bytes.Count > LongestPacket)
        {
            _bytes.RemoveRange(LongestPacket, _bytes.Count - LongestPacket);
        }

        if (Random.Next(4) != 0)
        {
            MendLength();
        }

        return [.. _bytes];
    }

    private void Change(IReadOnlyList<byte[]> seeds)
    {
        // Half of the time in the second half: there it is payload, filters or properties, and the packet is more often still one.
        var at = _bytes.Count == 0 ? 0 : Random.Next(Random.Next(2) * _bytes.Count / 2, _bytes.Count);
        switch (_bytes.Count == 0 ? 4 : Random.Next(12))
        {
            case 0 or 9:
                _bytes[at] ^= (byte)(1 << Random.Next(8));
                break;
            case 1 or 10:
                _bytes[at] = (byte)Random.Next(256);
                break;
            case 2 or 11:
                _bytes[at] = Edges[Random.Next(Edges.Length)];
                break;
            case 3:
                _bytes.RemoveRange(at, _bytes.Count - at);
                break;
            case 4:
                _bytes.Insert(at, Edges[Random.Next(Edges.Length)]);
                break;
            case 5:
                _bytes.RemoveAt(at);
                break;
            case 6:
                Repeat(at);
                break;
            case 7:
                Splice(at, seeds[Random.Next(seeds.Count)]);
                break;
            default:
                // Another type or other flags.
                _bytes[0] = (byte)Random.Next(256);
                break;
        }
    }

    private void Repeat(int at)
    {
        var piece = _bytes.GetRange(at, Random.Next(1, Math.Min(64, _bytes.Count - at) + 1));
        for (var times = Random.Next(1, 8); times > 0; times--)
        {
            _bytes.InsertRange(at, piece);
        }
    }

    private void Splice(int at, byte[] other)
    {
        var from = Random.Next(other.Length);
        _bytes.RemoveRange(at, _bytes.Count - at);
        _bytes.AddRange(other.AsSpan(from));
    }

    private void MendLength()
    {
        if (_bytes.Count < 2)
        {
            return;
        }

        var end = 1;
        while (end < _bytes.Count && end < 5 && (_bytes[end] & 0x80) != 0)
        {
            end++;
        }

        var body = _bytes.Count - Math.Min(end + 1, _bytes.Count);
        _bytes.RemoveRange(1, Math.Min(end, _bytes.Count - 1));
        var at = 1;
        do
        {
            var digit = body % 128;
            body /= 128;
            _bytes.Insert(at++, (byte)(digit | (body > 0 ? 0x80 : 0)));
        }
        while (body > 0);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>Topics of one connection by their bytes, so that a device that publishes to the same few topics costs no string per message.</summary>
/// <remarks>Used by the reading loop only. Full: starts afresh, which costs one look-up per topic.</remarks>
internal sealed class TopicCache(Func<string, bool> mayPublish)
{
    private const int Capacity = 256;

    private TopicEntry? _last;
    private Dictionary<byte[], TopicEntry>? _entries;

    public TopicEntry Get(ReadOnlySpan<byte> topic)
    {
        if (_last is { } last && topic.SequenceEqual(last.Utf8))
        {
            return last;
        }

        return _last = Find(topic);
    }

    private TopicEntry Find(ReadOnlySpan<byte> topic)
    {
        _entries ??= new Dictionary<byte[], TopicEntry>(ByteComparer.Instance);
        if (_entries.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(topic, out var entry))
        {
            return entry;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        var name = Encoding.UTF8.GetString(topic);
        entry = new TopicEntry(topic.ToArray(), name, mayPublish(name));
        _entries.Add(entry.Utf8, entry);
        return entry;
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static ByteComparer Instance { get; } = new();

        public bool Equals(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> bytes)
        {
            var hash = new HashCode();
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
    }
}

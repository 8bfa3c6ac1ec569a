namespace OpsCenter.Mqtt.Topics;

/// <summary>Rules of topic names and filters (§4.7).</summary>
public static class MqttTopic
{
    /// <summary>Longest topic or filter in UTF-8 bytes; the length field has 16 bits.</summary>
    public const int MaximumBytes = ushort.MaxValue;

    private const string SharedPrefix = "$share/";

    /// <summary>A name to publish to: not empty, no wildcard, no U+0000 [MQTT-3.3.2-2, MQTT-4.7.3-1, MQTT-4.7.3-2].</summary>
    public static bool IsValidName(ReadOnlySpan<byte> topic) =>
        !topic.IsEmpty && topic.IndexOfAny((byte)'+', (byte)'#', (byte)0) < 0;

    /// <inheritdoc cref="IsValidName(ReadOnlySpan{byte})"/>
    public static bool IsValidName(ReadOnlySpan<char> topic) => !topic.IsEmpty && topic.IndexOfAny('+', '#', '\0') < 0;

    /// <summary>A filter: '#' only alone in the last level, '+' only alone in a level [MQTT-4.7.1-1, MQTT-4.7.1-2].</summary>
    public static bool IsValidFilter(ReadOnlySpan<char> filter)
    {
        if (filter.IsEmpty || filter.Contains('\0'))
        {
            return false;
        }

        for (var index = 0; index < filter.Length; index++)
        {
            var startsLevel = index == 0 || filter[index - 1] == '/';
            var last = index == filter.Length - 1;
            switch (filter[index])
            {
                case '#' when !startsLevel || !last:
                case '+' when !startsLevel || (!last && filter[index + 1] != '/'):
                    return false;
            }
        }

        return true;
    }

    /// <summary>$share/{group}/{filter} (§4.8.2).</summary>
    public static bool IsShared(ReadOnlySpan<char> filter) => filter.StartsWith(SharedPrefix, StringComparison.Ordinal);

    /// <summary>Takes a shared filter apart: a group without wildcards and a filter to share [MQTT-4.8.2-1, MQTT-4.8.2-2]. False for any other.</summary>
    public static bool TrySplitShared(string filter, out string group, out string inner)
    {
        (group, inner) = ("", filter);
        if (!IsShared(filter))
        {
            return false;
        }

        var slash = filter.IndexOf('/', SharedPrefix.Length);
        if (slash <= SharedPrefix.Length || slash == filter.Length - 1)
        {
            return false;
        }

        group = filter[SharedPrefix.Length..slash];
        inner = filter[(slash + 1)..];
        return group.AsSpan().IndexOfAny('+', '#') < 0;
    }

    /// <summary>The server's own topics, which no client publishes to: <c>$SYS</c> and everything below it, and what looks like a shared filter.</summary>
    public static bool IsReserved(ReadOnlySpan<char> topic) =>
        topic is "$SYS" or "$share" || topic.StartsWith("$SYS/", StringComparison.Ordinal) || IsShared(topic);

    /// <summary>Does the filter select the topic? Wildcards at the first level do not select '$' topics [MQTT-4.7.2-1].</summary>
    public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic)
    {
        if (topic.StartsWith("$") && (filter.StartsWith("+") || filter.StartsWith("#")))
        {
            return false;
        }

        while (true)
        {
            var filterLevel = NextLevel(ref filter, out var filterEnds);
            if (filterLevel is "#")
            {
                return true;
            }

            var topicLevel = NextLevel(ref topic, out var topicEnds);
            if (filterLevel is not "+" && !filterLevel.SequenceEqual(topicLevel))
            {
                return false;
            }

            if (filterEnds || topicEnds)
            {
                // "sport/#" also selects "sport" itself (§4.7.1.2).
                return filterEnds == topicEnds || (topicEnds && filter is "#");
            }
        }
    }

    private static ReadOnlySpan<char> NextLevel(ref ReadOnlySpan<char> rest, out bool ends)
    {
        var slash = rest.IndexOf('/');
        ends = slash < 0;
        var level = ends ? rest : rest[..slash];
        rest = ends ? default : rest[(slash + 1)..];
        return level;
    }
}

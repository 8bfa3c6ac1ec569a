namespace OpsCenter.Mqtt.Topics;

/// <summary>Rules of topic names and filters (§4.7).</summary>
public static class MqttTopic
{
    /// <summary>Longest topic or filter in UTF-8 bytes; the length field has 16 bits.</summary>
    public const int MaximumBytes = ushort.MaxValue;

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
    public static bool IsShared(ReadOnlySpan<char> filter) => filter.StartsWith("$share/", StringComparison.Ordinal);

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

namespace OpsCenter.App.Devices;

/// <summary>Decides whether a topic or filter lies inside the filters a credential grants.</summary>
public static class TopicGrant
{
    /// <summary>Is this a filter that may be granted? Wildcards stand alone in their segment, <c>#</c> only at the end.</summary>
    public static bool IsValid(string filter)
    {
        if (filter.Length is 0 or > 65_535 || filter.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var segments = filter.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            if (segment.Contains('#', StringComparison.Ordinal) && (segment != "#" || i != segments.Length - 1))
            {
                return false;
            }

            if (segment.Contains('+', StringComparison.Ordinal) && segment != "+")
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Does <paramref name="grant"/> cover <paramref name="wanted"/>, a topic or a filter that may hold wildcards itself?</summary>
    /// <param name="grant">Filter with <c>%c</c> and <c>%u</c>.</param>
    /// <param name="wanted">Topic to publish to, or filter to subscribe to.</param>
    /// <param name="clientId">Stands for <c>%c</c>.</param>
    /// <param name="userName">Stands for <c>%u</c>.</param>
    public static bool Covers(string grant, string wanted, string clientId, string userName)
    {
        // An id that holds a wildcard or a slash must not widen the grant it is put into.
        if (IsUnsafe(clientId) && grant.Contains("%c", StringComparison.Ordinal))
        {
            return false;
        }

        var granted = grant.Replace("%c", clientId, StringComparison.Ordinal).Replace("%u", userName, StringComparison.Ordinal).Split('/');
        var asked = wanted.Split('/');

        // A wildcard in the first segment does not reach $SYS and its like (MQTT 5 §4.7.2).
        if (asked[0].StartsWith('$') && granted[0] is ("#" or "+"))
        {
            return false;
        }

        for (var i = 0; i < granted.Length; i++)
        {
            // Before the length check: "a/#" also covers "a" (§4.7.1.2).
            if (granted[i] == "#")
            {
                return true;
            }

            if (i >= asked.Length)
            {
                return false;
            }

            var fits = granted[i] == "+" ? asked[i] != "#" : granted[i] == asked[i] && asked[i] is not ("+" or "#");
            if (!fits)
            {
                return false;
            }
        }

        return asked.Length == granted.Length;
    }

    private static bool IsUnsafe(string id) => id.AsSpan().IndexOfAny('+', '#', '/') >= 0;
}

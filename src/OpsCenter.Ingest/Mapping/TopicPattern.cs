namespace OpsCenter.Ingest.Mapping;

/// <summary>
/// A topic filter with names: <c>{name}</c> and <c>+</c> take one segment, <c>{name...}</c> and <c>#</c> all
/// that is left; <c>{name...}</c> may stand before fixed segments too and then takes at least one (<c>zigbee2mqtt/{name...}/availability</c>).
/// </summary>
internal sealed class TopicPattern
{
    private readonly Segment[] _segments;

    /// <summary>Segments behind the one that takes all that is left.</summary>
    private readonly int _tail;

    private TopicPattern(string text, Segment[] segments, string[] variables)
    {
        Text = text;
        _segments = segments;
        var rest = Array.FindIndex(segments, segment => segment.Kind == Kind.Rest);
        _tail = rest < 0 ? 0 : segments.Length - rest - 1;
        Variables = variables;
    }

    private enum Kind : byte
    {
        Literal,
        One,
        Rest,
    }

    public string Text { get; }

    /// <summary>Names in order; the index is the variable's slot.</summary>
    public string[] Variables { get; }

    /// <summary>Null with a problem where the text is no pattern.</summary>
    public static TopicPattern? Parse(string text, out string problem)
    {
        problem = text.Length == 0 ? "the topic is empty" : "";
        var variables = new List<string>();
        var parts = text.Split('/');
        var segments = new Segment[parts.Length];
        for (var i = 0; i < parts.Length && problem.Length == 0; i++)
        {
            segments[i] = ParseSegment(parts[i], variables, ref problem);
            if (segments[i].Kind == Kind.Rest && (parts[i] == "#" ? i + 1 < parts.Length : segments.Take(i).Any(segment => segment.Kind == Kind.Rest)))
            {
                problem = parts[i] == "#" ? "'#' takes all that is left and must be the last segment" : $"'{parts[i]}': only one {{name...}} can take what is left";
            }
        }

        return problem.Length == 0 ? new TopicPattern(text, segments, [.. variables]) : null;
    }

    /// <summary>The variables' values, or null where the topic does not match.</summary>
    public string?[]? Match(string topic)
    {
        if (_tail > 0)
        {
            return MatchAround(topic);
        }

        var values = new string?[Variables.Length];
        var rest = topic.AsSpan();
        var ended = false;
        foreach (var segment in _segments)
        {
            if (segment.Kind == Kind.Rest)
            {
                // As in MQTT, '#' also matches the parent level itself.
                Capture(values, segment, ended ? "" : rest);
                return values;
            }

            if (ended)
            {
                return null;
            }

            var slash = rest.IndexOf('/');
            var part = slash < 0 ? rest : rest[..slash];
            if (segment.Kind == Kind.Literal ? !part.SequenceEqual(segment.Text) : segment.Variable >= 0 && part.IsEmpty)
            {
                return null;
            }

            Capture(values, segment, part);
            ended = slash < 0;
            rest = ended ? default : rest[(slash + 1)..];
        }

        return ended ? values : null;
    }

    private string?[]? MatchAround(string topic)
    {
        var parts = topic.Split('/');
        var head = _segments.Length - _tail - 1;
        if (parts.Length < _segments.Length)
        {
            return null;
        }

        var values = new string?[Variables.Length];
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            var part = i < head ? parts[i] : i > head ? parts[parts.Length - _segments.Length + i] : string.Join('/', parts[head..^_tail]);
            if (segment.Kind == Kind.Literal ? part != segment.Text : segment.Variable >= 0 && part.Length == 0)
            {
                return null;
            }

            Capture(values, segment, part);
        }

        return values;
    }

    private static void Capture(string?[] values, in Segment segment, ReadOnlySpan<char> part)
    {
        if (segment.Variable >= 0)
        {
            values[segment.Variable] = part.ToString();
        }
    }

    private static Segment ParseSegment(string part, List<string> variables, ref string problem)
    {
        if (part is "+" or "#")
        {
            return new Segment(part == "+" ? Kind.One : Kind.Rest, "", -1);
        }

        if (part.AsSpan().IndexOfAny("+#") >= 0)
        {
            problem = $"'{part}': + and # stand alone between slashes";
            return default;
        }

        if (!part.Contains('{') && !part.Contains('}'))
        {
            return new Segment(Kind.Literal, part, -1);
        }

        if (part.Length < 3 || part[0] != '{' || part[^1] != '}' || part.AsSpan(1, part.Length - 2).IndexOfAny('{', '}') >= 0)
        {
            problem = $"'{part}': a {{name}} stands alone between slashes";
            return default;
        }

        var takesRest = part.EndsWith("...}", StringComparison.Ordinal);
        var name = takesRest ? part[1..^4] : part[1..^1];
        if (name.Length == 0 || variables.Contains(name))
        {
            problem = $"'{part}': each name is there and there once";
            return default;
        }

        variables.Add(name);
        return new Segment(takesRest ? Kind.Rest : Kind.One, "", variables.Count - 1);
    }

    private readonly record struct Segment(Kind Kind, string Text, int Variable);
}

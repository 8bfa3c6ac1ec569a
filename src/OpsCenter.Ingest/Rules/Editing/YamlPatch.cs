using YamlDotNet.RepresentationModel;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>
/// A YAML text in which single values are changed where they stand: everything that was not touched, comments, order, spacing and keys nobody knows included, stays
/// byte for byte. Immutable; each change answers the next text.
/// </summary>
/// <remarks>A path is keys and item numbers, e.g. <c>"alarms", 0, "levels", 1, "limit"</c>.</remarks>
public sealed class YamlPatch
{
    private readonly YamlSpans _spans;
    private readonly YamlNode _root;

    private YamlPatch(string text, YamlNode root) => (Text, _root, _spans) = (text, root, new YamlSpans(text));

    public string Text { get; }

    /// <summary>Null where it is no single YAML document.</summary>
    public static YamlPatch? Parse(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(plain));
            return stream.Documents.Count == 1 ? new YamlPatch(plain, stream.Documents[0].RootNode) : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The scanner throws more than it says on broken texts.
            return null;
        }
    }

    /// <summary>A single value as it is meant; null where there is none, or a map or list.</summary>
    public string? Value(params object[] path) => (Find(path) as YamlScalarNode)?.Value;

    public bool Has(params object[] path) => Find(path) is not null;

    /// <summary>Items of a list; 0 where there is none.</summary>
    public int Count(params object[] path) => (Find(path) as YamlSequenceNode)?.Children.Count ?? 0;

    /// <summary>Keys of a map, in order.</summary>
    public IReadOnlyList<string> Keys(params object[] path) =>
        [.. ((Find(path) as YamlMappingNode)?.Children.Keys ?? []).OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>With a text at the path, quoted where it must be, or as it was quoted before.</summary>
    public YamlPatch WithText(string value, params object[] path) => With(YamlText.Of(value, (Find(path) as YamlScalarNode)?.Style), path);

    /// <summary>With a piece of YAML that fits on one line at the path: a number, a duration, <c>[1, 2]</c>. Maps on the way that are missing are made.</summary>
    /// <exception cref="InvalidOperationException">The path leads through a single value, or to a list that has no such item.</exception>
    public YamlPatch With(string yaml, params object[] path)
    {
        if (Find(path) is { } node)
        {
            var (begin, end) = _spans.Of(node);
            // "key:" without a value stands right before what shall come.
            var space = begin == end && begin > 0 && !char.IsWhiteSpace(Text[begin - 1]) ? " " : "";
            return Again(begin, end, space + yaml);
        }

        var (parent, key) = (Find(path.AsSpan(0, path.Length - 1)), path[^1]);
        return parent switch
        {
            YamlMappingNode map when key is string name => Insert(map, name, yaml),
            null when path.Length > 1 && key is string name => With($"{{{YamlText.Key(name)}: {yaml}}}", path[..^1]),
            _ => throw new InvalidOperationException($"nothing can stand at {string.Join('.', path)}"),
        };
    }

    /// <summary>With one more item at the end of a list that has some.</summary>
    /// <exception cref="InvalidOperationException">There is no such list, or it is empty.</exception>
    public YamlPatch WithItem(string yaml, params object[] path)
    {
        if (Find(path) is not YamlSequenceNode { Children: [.., var last] } list)
        {
            throw new InvalidOperationException($"no list with items at {string.Join('.', path)}");
        }

        var (begin, end) = _spans.Of(last);
        if (YamlSpans.IsFlow(list))
        {
            return Again(end, end, $", {yaml}");
        }

        var line = _spans.LineEnd(end);
        return Again(line, line, $"\n{new string(' ', _spans.DashColumn(begin))}- {yaml}");
    }

    /// <summary>Without a key of a map or an item of a list; itself where it is not there. The last item of a list stays.</summary>
    public YamlPatch Without(params object[] path) => (Find(path.AsSpan(0, path.Length - 1)), path[^1]) switch
    {
        (YamlMappingNode map, string name) when Key(map, name) is { } key => WithoutPair(map, key),
        (YamlSequenceNode { Children.Count: > 1 } list, int index) when index < list.Children.Count => WithoutItem(list, index),
        _ => this,
    };

    private YamlPatch Insert(YamlMappingNode map, string name, string yaml)
    {
        var pair = $"{YamlText.Key(name)}: {yaml}";
        if (map.Children.Count == 0)
        {
            var (begin, end) = _spans.Of(map);
            return Again(begin, end, $"{{{pair}}}");
        }

        var last = _spans.Of(map.Children[^1].Value).End;
        if (YamlSpans.IsFlow(map))
        {
            return Again(last, last, $", {pair}");
        }

        var line = _spans.LineEnd(last);
        return Again(line, line, $"\n{new string(' ', YamlSpans.Column(map.Children[0].Key))}{pair}");
    }

    private YamlPatch WithoutPair(YamlMappingNode map, YamlNode key)
    {
        var index = map.Children.ToList().FindIndex(pair => pair.Key.Equals(key));
        var (begin, end) = (_spans.Of(key).Begin, _spans.Of(map.Children[index].Value).End);
        if (YamlSpans.IsFlow(map))
        {
            return index > 0 ? Again(_spans.Of(map.Children[index - 1].Value).End, end, "")
                : map.Children.Count > 1 ? Again(begin, _spans.Of(map.Children[1].Key).Begin, "")
                : Again(begin, end, "");
        }

        // The first key shares its line with the dash of an item; it stays.
        return map.Children.Count == 1 || _spans.LineBegin(begin) + YamlSpans.Column(key) != begin || Text[_spans.LineBegin(begin)..begin].Trim().Length > 0
            ? this
            : Again(_spans.LineBegin(begin), Math.Min(_spans.LineEnd(end) + 1, Text.Length), "");
    }

    private YamlPatch WithoutItem(YamlSequenceNode list, int index)
    {
        var (begin, end) = _spans.Of(list.Children[index]);
        if (YamlSpans.IsFlow(list))
        {
            return index > 0 ? Again(_spans.Of(list.Children[index - 1]).End, end, "") : Again(begin, _spans.Of(list.Children[1]).Begin, "");
        }

        return Again(_spans.LineBegin(begin), Math.Min(_spans.LineEnd(end) + 1, Text.Length), "");
    }

    private YamlPatch Again(int begin, int end, string with)
    {
        var text = string.Concat(Text.AsSpan(0, begin), with, Text.AsSpan(end));
        return Parse(text) ?? throw new InvalidOperationException($"'{with}' breaks the YAML");
    }

    private YamlNode? Find(ReadOnlySpan<object> path)
    {
        var node = _root;
        foreach (var step in path)
        {
            var next = (node, step) switch
            {
                (YamlMappingNode map, string name) => Key(map, name) is { } key ? map.Children[key] : null,
                (YamlSequenceNode list, int index) => index >= 0 && index < list.Children.Count ? list.Children[index] : null,
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    private static YamlNode? Key(YamlMappingNode map, string name) => map.Children.Keys.FirstOrDefault(key => key is YamlScalarNode scalar && scalar.Value == name);
}

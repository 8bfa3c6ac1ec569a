using System.Collections.Frozen;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Names that the templates of one source may use, and how its paths, templates and conditions are compiled.</summary>
internal sealed class MappingScope(IReadOnlyList<string> topicVariables)
{
    private readonly List<string> _variables = [.. topicVariables];

    public int TopicVariables => topicVariables.Count;

    public int VariableCount => _variables.Count;

    public bool HasTopicDevice => topicVariables.Contains("device");

    /// <summary>Translation tables of the source, by name.</summary>
    public Dictionary<string, FrozenDictionary<string, string>> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>A path to one value.</summary>
    public JsonPath? Path(ConfigNode node)
    {
        var path = node.Text() is { } text ? Path(node, text) : null;
        if (path is { FansOut: true })
        {
            node.Error($"path '{path.Text}' means many values", "Fan out with 'each' and name a single value here");
            return null;
        }

        return path;
    }

    /// <summary>A path of <c>each</c>: may fan out and capture keys.</summary>
    public JsonPath? Each(ConfigNode node)
    {
        var path = node.Text() is { } text ? Path(node, text) : null;
        if (path is { FansOut: false })
        {
            node.Error($"'{path.Text}' names one value", "Add [*] for the items of an array, * or {name} for the members of an object");
        }

        return path;
    }

    /// <summary>Slot of a topic segment or captured key; null, with an error, where there is none of this name.</summary>
    public int? Variable(ConfigNode node)
    {
        if (node.Text() is not { } name)
        {
            return null;
        }

        var slot = _variables.IndexOf(name);
        if (slot < 0)
        {
            node.Error($"'{name}' is neither a segment of the topic nor a key that 'each' captures", Nearest.Remedy(name, _variables));
            return null;
        }

        return slot;
    }

    public Template? Template(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        var parts = new List<TemplatePart>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('{');
            var literal = open < 0 ? rest : rest[..open];
            if (!literal.IsEmpty)
            {
                parts.Add(new TemplatePart { Literal = literal.ToString() });
            }

            if (open < 0)
            {
                break;
            }

            var close = rest.IndexOf('}');
            if (close < open + 2)
            {
                node.Error($"'{text}': a hole is not closed or empty", "Write {name} or {path.to.value}");
                return null;
            }

            if (Hole(node, rest[(open + 1)..close].ToString()) is not { } hole)
            {
                return null;
            }

            parts.Add(hole);
            rest = rest[(close + 1)..];
        }

        return new Template(text, [.. parts]);
    }

    private JsonPath? Path(ConfigNode node, string text)
    {
        if (JsonPath.Parse(text, SlotOf, out var problem) is { } path)
        {
            return path;
        }

        node.Error($"'{text}' is not a path: {problem}", "Write e.g. after.score, lanes[*], rxInfo[0].rssi, values[type=P1].value, \"key.with.dots\".value");
        return null;
    }

    private TemplatePart? Hole(ConfigNode node, string hole)
    {
        var (expression, fallback) = Split(hole, '|');
        var (name, tableName) = SplitTable(expression);
        FrozenDictionary<string, string>? table = null;
        if (tableName is not null && !Tables.TryGetValue(tableName, out table))
        {
            node.Error($"table '{tableName}' is not among this source's tables", Nearest.Remedy(tableName, Tables.Keys));
            return null;
        }

        var part = new TemplatePart { Default = fallback, Table = table };
        var slot = _variables.IndexOf(name);
        if (slot >= 0)
        {
            return part with { Kind = TemplateHole.Variable, Slot = slot };
        }

        if (name is "device" or "site.name")
        {
            return part with { Kind = name == "device" ? TemplateHole.Device : TemplateHole.SiteName };
        }

        var path = Path(node, name);
        if (path is { FansOut: true })
        {
            node.Error($"'{name}' means many values", "Name a single value");
            return null;
        }

        return path is null ? null : part with { Kind = TemplateHole.Path, Path = path };
    }

    private int SlotOf(string name)
    {
        var slot = _variables.IndexOf(name);
        if (slot < 0)
        {
            _variables.Add(name);
            slot = _variables.Count - 1;
        }

        return slot;
    }

    /// <summary>The @ of a table, not one that begins a name: XML attributes are <c>site.@id</c>.</summary>
    private static (string First, string? Second) SplitTable(string text)
    {
        var at = text.LastIndexOf('@');
        return at <= 0 || text[at - 1] is '.' or '[' or '"' ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static (string First, string? Second) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}

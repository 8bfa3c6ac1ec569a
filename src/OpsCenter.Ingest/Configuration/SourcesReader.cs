using System.Collections.Frozen;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads and compiles the packs' <c>sources.yaml</c>.</summary>
internal sealed class SourcesReader(FieldsReader fields, LibraryReader library)
{
    private readonly Dictionary<string, CompiledSource> _sources = new(StringComparer.Ordinal);

    public IReadOnlyList<CompiledSource> Build() => [.. _sources.Values];

    public void Read(ConfigNode root, string pack)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        var included = library.Included(map);
        foreach (var (file, prefix) in included)
        {
            ReadLibrary(file, pack, prefix);
        }

        foreach (var node in (included.Count > 0 ? map.Optional("sources") : map.Required("sources", "[…]"))?.Items() ?? [])
        {
            ReadSource(node, pack, "", "");
        }

        map.ReportUnknownKeys();
    }

    /// <summary>Ids of the library's sources get the pack's name in front, so several packs may include one file.</summary>
    public void ReadLibrary(ConfigNode file, string pack, string prefix)
    {
        if (file.Map() is not { } map)
        {
            return;
        }

        map.Optional("fields");
        foreach (var node in map.Required("sources", "[…]")?.Items() ?? [])
        {
            ReadSource(node, pack, prefix, $"{pack}.");
        }

        map.ReportUnknownKeys();
    }

    private void ReadSource(ConfigNode node, string pack, string topicPrefix, string idPrefix)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", $"{pack}.station") is { } ownId ? idPrefix + ownId : null;
        var topic = map.Required("topic", $"{pack}/{{device}}/telemetry") is { } topicNode ? Topic(topicNode, topicPrefix) : null;
        var scope = new MappingScope(topic?.Variables ?? []);
        var format = FormatReader.Read(map);
        var embedded = FormatReader.Embedded(map, scope);
        ReadTables(map, scope);
        var when = ConditionReader.Read(map, scope);
        var device = map.Optional("device") is { } deviceNode ? scope.Template(deviceNode) : null;
        var time = TimeSettings.Read(map, scope);
        var markers = MissingMarkers.None.With(map);
        var blocks = new BlocksReader(fields, scope, markers, device, format).Read(map);
        map.ReportUnknownKeys();
        if (id is null || topic is null)
        {
            return;
        }

        if (!_sources.TryAdd(id, new CompiledSource
        {
            Id = id,
            Pack = pack,
            Topic = topic,
            Format = format,
            Embedded = embedded,
            When = when,
            Device = device ?? (scope.HasTopicDevice ? BlocksReader.TopicDevice(topic) : null),
            Time = time,
            Blocks = blocks,
            VariableCount = scope.VariableCount,
        }))
        {
            node.Error($"source '{id}' is there twice (also in pack '{_sources[id].Pack}')", "Source ids are unique over all packs; rename one");
        }
    }

    private static void ReadTables(ConfigMap map, MappingScope scope)
    {
        foreach (var (name, table) in map.Optional("tables")?.Members() ?? [])
        {
            scope.Tables[name] = table.Members()
                .Select(entry => KeyValuePair.Create(entry.Name, entry.Value.Text() ?? ""))
                .DistinctBy(pair => pair.Key)
                .ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    private static TopicPattern? Topic(ConfigNode node, string prefix)
    {
        if (node.Text() is not { } own)
        {
            return null;
        }

        var text = prefix + own;
        var pattern = TopicPattern.Parse(text, out var problem);
        if (pattern is null)
        {
            node.Error($"'{text}' is not a topic: {problem}", "Write e.g. water/{device}/telemetry, frigate/+/stats or site/{rest...}");
        }
        else if (text.StartsWith("line/", StringComparison.Ordinal) || text is "line")
        {
            node.Error("topics under line/ are line protocol for every device", "Choose another first segment");
        }

        return pattern;
    }
}

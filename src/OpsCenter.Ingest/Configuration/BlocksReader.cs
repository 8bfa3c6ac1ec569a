using System.Collections.Frozen;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the <c>readings</c> and <c>events</c> of one source.</summary>
internal sealed class BlocksReader(FieldsReader fields, MappingScope scope, MissingMarkers markers, Template? sourceDevice, PayloadFormat? format)
{
    private static readonly FrozenSet<string> Reserved = [StandardTags.Pack, StandardTags.Site, StandardTags.Area, StandardTags.Device];

    /// <summary>The device of a source whose topic names it.</summary>
    public static Template TopicDevice(TopicPattern topic) =>
        new("{device}", [new TemplatePart { Kind = TemplateHole.Variable, Slot = Array.IndexOf(topic.Variables, "device") }]);

    public MappingBlock[] Read(ConfigMap source)
    {
        var blocks = new List<MappingBlock>();
        foreach (var node in source.OptionalList("readings"))
        {
            if (node.Map() is { } map && ReadReadings(map, blocks.Count) is { } block)
            {
                blocks.Add(block);
            }
        }

        foreach (var node in source.OptionalList("events"))
        {
            if (node.Map() is { } map && ReadEvent(map) is { } block)
            {
                blocks.Add(block);
            }
        }

        var drops = source.OptionalChoice("drop", new Dictionary<string, bool> { ["true"] = true, ["false"] = false }) ?? false;
        var hasBlocks = source.Optional("readings") is not null || source.Optional("events") is not null;
        if (format == LineProtocolFormat.Instance && hasBlocks)
        {
            source.Node.Error("line protocol names its own measurements", "Remove readings and events, or change the format");
        }
        else if (drops && hasBlocks)
        {
            source.Node.Error("what is dropped cannot be mapped", "Remove 'drop', or readings and events");
        }
        else if (format != LineProtocolFormat.Instance && !hasBlocks && !drops)
        {
            source.Node.Error("the source maps nothing", "Add readings or events, or 'drop: true' for what is not wanted");
        }

        return [.. blocks];
    }

    private ReadingBlock? ReadReadings(ConfigMap map, int index)
    {
        // First what may capture names, then what may use them.
        var each = map.Optional("each") is { } eachNode ? scope.Each(eachNode) : null;
        var columns = map.Optional("columns") is { } columnsNode ? scope.Path(columnsNode) : null;
        var measurementNode = map.Required("measurement", "river");
        var measurement = measurementNode?.Text();
        var device = map.Optional("device") is { } deviceNode ? scope.Template(deviceNode) : null;
        var when = ConditionReader.Read(map, scope);
        var time = TimeSettings.Read(map, scope);
        var tags = ReadTags(map);
        var readers = ReadFields(map, measurementNode, measurement);
        map.ReportUnknownKeys();
        if (measurement is null || readers.Count == 0)
        {
            return null;
        }

        var owner = device ?? sourceDevice;
        return new ReadingBlock
        {
            Index = index,
            Each = each,
            Columns = columns,
            Measurement = measurement,
            Device = device,
            When = when,
            Time = time,
            Tags = [.. tags],
            Fields = [.. readers],
            TopicDecides = (owner is null ? scope.HasTopicDevice : owner.DependsOnTopicOnly(scope.TopicVariables))
                && tags.All(tag => tag.Value.DependsOnTopicOnly(scope.TopicVariables)),
        };
    }

    private List<FieldReader> ReadFields(ConfigMap map, ConfigNode? measurementNode, string? measurement)
    {
        var readers = new List<FieldReader>();
        var node = map.Required("fields", "{level: path.in.payload}");
        var settings = new FieldSettings(scope, markers);
        foreach (var (name, field) in node?.Members() ?? [])
        {
            var info = measurement is null ? null : FieldReferences.Check(fields, measurementNode!, measurement, field, name);
            if (settings.Read(name, field, info) is { } reader)
            {
                readers.Add(reader);
            }
        }

        return readers;
    }

    private List<(string Name, Template Value)> ReadTags(ConfigMap map)
    {
        var tags = new List<(string, Template)>();
        foreach (var (name, node) in map.Optional("tags")?.Members() ?? [])
        {
            if (Reserved.Contains(name))
            {
                node.Error($"tag '{name}' is set by the centre", "Use 'device' for the device; site and area follow from it");
            }
            else if (scope.Template(node) is { } template)
            {
                tags.Add((name, template));
            }
        }

        tags.Sort((left, right) => string.CompareOrdinal(left.Item1, right.Item1));
        return tags;
    }

    private EventBlock? ReadEvent(ConfigMap map)
    {
        var each = map.Optional("each") is { } eachNode ? scope.Each(eachNode) : null;
        var columns = map.Optional("columns") is { } columnsNode ? scope.Path(columnsNode) : null;
        var id = map.Optional("id") is { } idNode ? scope.Template(idNode) : null;
        var kind = map.Required("kind", "camera.person") is { } kindNode ? scope.Template(kindNode) : null;
        var text = map.Required("text", "\"…\"") is { } textNode ? scope.Template(textNode) : null;
        var picture = map.Optional("picture") is { } pictureNode ? scope.Template(pictureNode) : null;
        var device = map.Optional("device") is { } deviceNode ? scope.Template(deviceNode) : null;
        var when = ConditionReader.Read(map, scope);
        var time = TimeSettings.Read(map, scope);
        var (severity, severityPath, words) = ReadSeverity(map);
        var attributes = (map.Optional("attributes")?.Members() ?? [])
            .Select(member => (member.Name, Path: scope.Path(member.Value)))
            .ToArray();
        var personal = ReadPersonalData(map, attributes);
        map.ReportUnknownKeys();
        return kind is null || text is null ? null : new EventBlock
        {
            Each = each,
            Columns = columns,
            Id = id,
            Kind = kind,
            Text = text,
            Picture = picture,
            Device = device,
            When = when,
            Time = time,
            Severity = severity,
            SeverityPath = severityPath,
            SeverityWords = words,
            Attributes = [.. attributes.Where(pair => pair.Path is not null).Select(pair => (pair.Name, pair.Path!))],
            PersonalData = personal,
        };
    }

    private static List<string> ReadPersonalData(ConfigMap map, (string Name, JsonPath? Path)[] attributes)
    {
        var names = attributes.Select(pair => pair.Name).ToArray();
        var personal = new List<string>();
        foreach (var node in map.OptionalList("personalData"))
        {
            if (node.Text() is { } name)
            {
                if (!names.Contains(name))
                {
                    node.Error($"'{name}' is not among the attributes", Nearest.Remedy(name, names));
                }

                personal.Add(name);
            }
        }

        return personal;
    }

    private (Severity Constant, JsonPath? Path, FrozenDictionary<string, Severity> Words) ReadSeverity(ConfigMap map)
    {
        if (map.Optional("severity") is not { } node)
        {
            return (Severity.None, null, FrozenDictionary<string, Severity>.Empty);
        }

        if (node.IsScalar)
        {
            return (map.OptionalChoice("severity", SeverityWords.All) ?? Severity.None, null, FrozenDictionary<string, Severity>.Empty);
        }

        if (node.Map() is not { } settings)
        {
            return (Severity.None, null, FrozenDictionary<string, Severity>.Empty);
        }

        var path = settings.Required("path", "alert.severity") is { } pathNode ? scope.Path(pathNode) : null;
        var words = new Dictionary<string, Severity>(StringComparer.Ordinal);
        foreach (var (word, severityNode) in settings.Required("words", "{\"1\": critical}")?.Members() ?? [])
        {
            var severity = severityNode.Text();
            if (severity is not null && SeverityWords.All.TryGetValue(severity, out var value))
            {
                words[word] = value;
            }
            else if (severity is not null)
            {
                severityNode.Error($"'{severity}' is not a severity", Nearest.Remedy(severity, [.. SeverityWords.All.Keys]));
            }
        }

        var constant = settings.OptionalChoice("default", SeverityWords.All) ?? Severity.None;
        settings.ReportUnknownKeys();
        return (constant, path, words.ToFrozenDictionary(StringComparer.Ordinal));
    }
}

using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OpsCenter.Ingest.Configuration;

/// <summary>A value of a configuration file that knows where it stands.</summary>
internal sealed class ConfigNode(ConfigErrorList errors, string file, string key, YamlNode node)
{
    public string File => file;

    public string Key => key;

    public int Line => (int)node.Start.Line;

    public ConfigErrorList Errors => errors;

    public bool IsScalar => node is YamlScalarNode;

    /// <summary>A plain number, as <see cref="Number"/> reads it.</summary>
    public bool IsNumber => node is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    public bool IsList => node is YamlSequenceNode;

    /// <summary>An unquoted <c>null</c>, <c>~</c> or nothing.</summary>
    public bool IsNull => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    public void Error(string problem, string remedy) => errors.Add(file, Line, key, problem, remedy);

    /// <summary>Null, with an error, where this is not a map.</summary>
    public ConfigMap? Map()
    {
        if (node is YamlMappingNode map)
        {
            return new ConfigMap(this, map);
        }

        Error($"should be a map but is {Kind()}", "Write 'key: value' pairs");
        return null;
    }

    /// <summary>Members of a map whose keys are free names.</summary>
    public IEnumerable<(string Name, ConfigNode Value)> Members()
    {
        if (node is not YamlMappingNode map)
        {
            Error($"should be a map but is {Kind()}", "Write 'name: value' pairs");
            yield break;
        }

        foreach (var (name, value) in map.Children)
        {
            var text = (name as YamlScalarNode)?.Value ?? "";
            yield return (text, Child(text, value));
        }
    }

    public IEnumerable<ConfigNode> Items()
    {
        if (node is not YamlSequenceNode list)
        {
            Error($"should be a list but is {Kind()}", "Write items that begin with '- ', or [a, b]");
            yield break;
        }

        for (var i = 0; i < list.Children.Count; i++)
        {
            yield return new ConfigNode(errors, file, $"{key}[{i}]", list.Children[i]);
        }
    }

    /// <summary>Items of a file that is a map with one list and nothing else.</summary>
    public IEnumerable<ConfigNode> OnlyList(string name)
    {
        if (Map() is not { } map)
        {
            yield break;
        }

        foreach (var item in map.Required(name, "[…]")?.Items() ?? [])
        {
            yield return item;
        }

        map.ReportUnknownKeys();
    }

    /// <summary>Null, with an error, where this is no text.</summary>
    public string? Text()
    {
        if (node is YamlScalarNode scalar && !IsNull)
        {
            return scalar.Value;
        }

        Error($"should be a text but is {(IsNull ? "empty" : Kind())}", "Write a text");
        return null;
    }

    public double? Number()
    {
        if (node is YamlScalarNode scalar
            && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            return number;
        }

        Error($"should be a number but is {Shown()}", "Write a number with a decimal point, e.g. 4.5");
        return null;
    }

    public ConfigNode Child(string name, YamlNode child) => new(errors, file, key.Length == 0 ? name : $"{key}.{name}", child);

    public string Shown() => node is YamlScalarNode scalar ? $"'{scalar.Value}'" : Kind();

    private string Kind() => node switch
    {
        YamlMappingNode => "a map",
        YamlSequenceNode => "a list",
        _ => "a single value",
    };
}

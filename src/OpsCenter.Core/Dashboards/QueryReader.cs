using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Dashboards;

/// <summary>The query of a tile.</summary>
internal sealed class QueryReader(string file, List<ConfigError> errors, IReadOnlyDictionary<string, string> variables)
{
    private static readonly (string Name, Aggregate Aggregate)[] Aggregates =
    [
        ("last", Aggregate.Last), ("mean", Aggregate.Mean), ("max", Aggregate.Max),
        ("min", Aggregate.Min), ("sum", Aggregate.Sum), ("count", Aggregate.Count),
    ];

    public TileQuery Read(SourceNode node)
    {
        var section = new SourceSection(node, file, errors, "measurement", "field", "tags", "across", "aggregate");
        var tags = section.Texts("tags");
        foreach (var (name, value) in tags)
        {
            CheckVariable(section, section.Find("tags")!.Find(name)!, value);
        }

        return new TileQuery(
            section.RequiredText("measurement", "Name the measurement, e.g. \"river\""),
            section.RequiredText("field", "Name the field, e.g. \"level\""),
            tags,
            Aggregated(section, "across", Aggregate.Last),
            Aggregated(section, "aggregate", Aggregate.Mean));
    }

    /// <summary>A value that begins with $ must be a declared variable.</summary>
    public void CheckVariable(SourceSection section, SourceNode at, string value)
    {
        if (value.StartsWith('$') && !variables.ContainsKey(value[1..]))
        {
            section.Wrong(
                at,
                $"The variable '{value}' is not declared",
                $$"""Declare it at the top of the file: "variables": {"{{value[1..]}}": "its default"}""");
        }
    }

    private static Aggregate Aggregated(SourceSection section, string key, Aggregate otherwise)
    {
        var at = section.OneOf(key, [.. Aggregates.Select(pair => pair.Name)]);
        return at < 0 ? otherwise : Aggregates[at].Aggregate;
    }
}

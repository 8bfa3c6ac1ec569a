using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>The target of a KPI tile.</summary>
internal static class TargetReader
{
    public static TileTarget? Read(SourceSection tile, string file, List<ConfigError> errors)
    {
        if (tile.Find("target") is not { } node)
        {
            return null;
        }

        var section = new SourceSection(node, file, errors, "value", "direction", "name");
        if (section.Find("value") is null)
        {
            section.Missing("value", "Give the number to be held against, in the tile's unit");
        }

        if (section.Find("direction") is null)
        {
            section.Missing("direction", "Write \"above\" where more is better, \"below\" where less is");
        }

        var direction = section.OneOf("direction", "above", "below");
        return new TileTarget(section.Number("value") ?? 0, direction != 1, section.Localized("name"));
    }
}

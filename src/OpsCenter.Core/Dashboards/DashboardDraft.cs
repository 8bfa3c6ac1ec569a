using System.Text.Json;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>A dashboard text that is not in force yet, judged like a file of the folder.</summary>
/// <param name="Config">Null where there is any error.</param>
/// <param name="Preview">What of it can be shown: without the tiles that have errors of their own; overlapping tiles stay. Null where nothing can.</param>
/// <param name="Errors">Everything that is wrong, at once.</param>
/// <param name="Formatted">The text as a file should have it; null where it is not JSON.</param>
public sealed record DashboardDraft(DashboardConfig? Config, DashboardConfig? Preview, IReadOnlyList<ConfigError> Errors, string? Formatted)
{
    /// <summary>Never throws for what the text holds.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="id">Id the dashboard has or shall have.</param>
    /// <param name="others">Dashboards that a tile may lead to, besides this one.</param>
    public static DashboardDraft Read(ReadOnlySpan<byte> utf8, string id, IEnumerable<string> others)
    {
        var file = $"{id}.json";
        var errors = new List<ConfigError>();
        SourceNode root;
        try
        {
            root = SourceParser.Parse(utf8);
        }
        catch (JsonException problem)
        {
            return new DashboardDraft(null, null, [DashboardLoader.NotJson(problem, file)], null);
        }

        var config = new DashboardReader(file, errors).Read(root);
        DashboardLoader.CheckDrills(config, root, file, others.Append(id).ToHashSet(), errors);
        return errors.Count == 0
            ? new DashboardDraft(config, config, errors, DashboardFormat.Write(root))
            : new DashboardDraft(null, Showable(root, file, errors), errors, DashboardFormat.Write(root));
    }

    private static DashboardConfig? Showable(SourceNode root, string file, List<ConfigError> errors)
    {
        var rest = new List<ConfigError>();
        var tiles = root.Find("tiles")?.Items.Where(tile => !errors.Any(error => Belongs(error.Key, tile.Path) && !IsOverlap(error))).ToList();
        if (tiles is null)
        {
            return null;
        }

        var trimmed = root with
        {
            Properties = [.. root.Properties.Select(pair => pair.Key == "tiles" ? new(pair.Key, pair.Value with { Items = tiles }) : pair)],
        };
        var config = new DashboardReader(file, rest, mayOverlap: true).Read(trimmed);
        return rest.Count == 0 ? config : null;
    }

    private static bool Belongs(string key, string path) => key == path || key.StartsWith(path + ".", StringComparison.Ordinal);

    private static bool IsOverlap(ConfigError error) => error.Remedy == DashboardReader.OverlapRemedy;
}

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>One dashboard file: everything that can be judged without looking at the others.</summary>
/// <param name="file">Named in errors; its name is the dashboard's id.</param>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="mayOverlap">For a preview, where tiles are still being moved.</param>
internal sealed class DashboardReader(string file, List<ConfigError> errors, bool mayOverlap = false)
{
    public const string OverlapRemedy = "Move or shrink one of them";
    private const int MaxTiles = 200;

    /// <summary>The dashboard as far as it could be read; usable only where no error was added.</summary>
    public DashboardConfig Read(SourceNode root)
    {
        var section = new SourceSection(root, file, errors, "$schema", "id", "title", "rows", "variables", "tiles", "scenario", "parent");
        var id = section.RequiredText("id", "Give the file's name without .json");
        if (section.Find("id") is { } idNode && id != Path.GetFileNameWithoutExtension(file))
        {
            section.Wrong(idNode, $"The id '{id}' is not the file's name", $"Write \"{Path.GetFileNameWithoutExtension(file)}\" or rename the file");
        }

        var rows = section.RequiredWhole("rows", 1, 100);
        var variables = section.Texts("variables");
        var nodes = section.RequiredArray("tiles", "Give at least one tile");
        if (nodes.Count > MaxTiles)
        {
            section.Wrong(nodes[MaxTiles], $"There are {nodes.Count} tiles", $"Give at most {MaxTiles}");
        }

        var reader = new TileReader(file, errors, rows, variables);
        var tiles = nodes.Take(MaxTiles).Select(node => (node, tile: reader.Read(node))).ToList();
        CheckIds(section, tiles);
        if (!mayOverlap)
        {
            CheckOverlaps(section, tiles);
        }

        return new DashboardConfig(id, section.RequiredLocalized("title"), rows, variables, [.. tiles.Select(pair => pair.tile)])
        {
            Scenario = section.Text("scenario"),
            Parent = section.Text("parent"),
        };
    }

    private static void CheckIds(SourceSection section, List<(SourceNode Node, TileConfig Tile)> tiles)
    {
        foreach (var group in tiles.Where(pair => pair.Tile.Id.Length > 0).GroupBy(pair => pair.Tile.Id))
        {
            foreach (var (node, tile) in group.Skip(1))
            {
                section.Wrong(node.Find("id")!, $"Another tile has the id '{tile.Id}' (line {group.First().Node.Line})", "Give each tile its own id");
            }
        }
    }

    private static void CheckOverlaps(SourceSection section, List<(SourceNode Node, TileConfig Tile)> tiles)
    {
        for (var later = 1; later < tiles.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (a, b) = (tiles[earlier].Tile, tiles[later].Tile);
                if (a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H)
                {
                    section.Wrong(
                        tiles[later].Node,
                        $"The tile '{b.Id}' (x {b.X}, y {b.Y}, {b.W} × {b.H}) overlaps '{a.Id}' (x {a.X}, y {a.Y}, {a.W} × {a.H})",
                        OverlapRemedy);
                }
            }
        }
    }
}

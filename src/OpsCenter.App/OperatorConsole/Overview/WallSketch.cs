using System.Globalization;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Overview;

/// <summary>A wall in the small: its first dashboard's tiles as boxes in 240 × 135.</summary>
/// <param name="Id">Last part of the wall's address.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Tiles">Boxes to draw.</param>
internal sealed record WallSketch(string Id, string Title, IReadOnlyList<SketchedTile> Tiles)
{
    private const double Width = 240;
    private const double Height = 135;
    private const double Gap = 3;

    /// <summary>Every screen of <c>screens.json</c>, and every dashboard that no screen is named after.</summary>
    public static IReadOnlyList<WallSketch> All(DashboardSet set, CultureInfo culture) =>
    [
        .. set.Screens.Keys.Union(set.Dashboards.Values.Where(dashboard => !dashboard.Variables.ContainsKey(StandardTags.Site)).Select(dashboard => dashboard.Id))
            .Select(set.Screen).OfType<ScreenConfig>()
            .OrderBy(screen => screen.Id != "overview").ThenBy(screen => screen.Id, StringComparer.Ordinal)
            .Select(screen => new WallSketch(screen.Id, screen.Title.For(culture), Tile(screen, set))),
    ];

    private static IReadOnlyList<SketchedTile> Tile(ScreenConfig screen, DashboardSet set)
    {
        if (!set.Dashboards.TryGetValue(screen.Playlist[0].Dashboard, out var dashboard) || dashboard.Rows <= 0)
        {
            return [];
        }

        var column = Width / DashboardConfig.Columns;
        var row = Height / dashboard.Rows;
        return
        [
            .. dashboard.Tiles.Select(tile => new SketchedTile(
                Number(tile.X * column), Number(tile.Y * row), Number((tile.W * column) - Gap), Number((tile.H * row) - Gap),
                tile.Kind.ToString().ToLowerInvariant())),
        ];
    }

    private static string Number(double value) => Math.Max(0, value).ToString("0.##", CultureInfo.InvariantCulture);
}

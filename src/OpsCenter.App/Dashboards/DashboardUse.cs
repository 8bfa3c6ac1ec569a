using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Dashboards;

/// <summary>Who would miss a dashboard.</summary>
internal static class DashboardUse
{
    /// <summary>Screens that show it, and other dashboards with a tile that leads to it.</summary>
    public static (IReadOnlyList<string> Screens, IReadOnlyList<string> LinkedFrom) Of(string id, DashboardSet set) => (
        [.. set.Screens.Values.Where(screen => screen.Dashboards.Contains(id)).Select(screen => screen.Id).Order(StringComparer.Ordinal)],
        [
            .. set.Dashboards.Values
                .Where(other => other.Id != id && other.Tiles.Any(tile => tile.Drill == id))
                .Select(other => other.Id).Order(StringComparer.Ordinal),
        ]);
}

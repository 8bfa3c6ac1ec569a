using System.Collections.Frozen;

namespace OpsCenter.Core.Dashboards;

/// <summary>All dashboards and screens. Immutable; swapped whole on reload.</summary>
public sealed class DashboardSet(IEnumerable<DashboardConfig> dashboards, IEnumerable<ScreenConfig> screens)
{
    public static DashboardSet Empty { get; } = new([], []);

    public FrozenDictionary<string, DashboardConfig> Dashboards { get; } =
        dashboards.ToFrozenDictionary(dashboard => dashboard.Id);

    public FrozenDictionary<string, ScreenConfig> Screens { get; } = screens.ToFrozenDictionary(screen => screen.Id);

    /// <summary>The screen with this id, or a screen of the one dashboard with this id where no screen has it; else null.</summary>
    public ScreenConfig? Screen(string id) =>
        Screens.GetValueOrDefault(id)
        ?? (Dashboards.GetValueOrDefault(id) is { } dashboard ? ScreenConfig.Of(dashboard) : null);
}

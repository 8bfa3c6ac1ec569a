using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Wall;

/// <summary>What the browser module needs to know before its first frame; <c>WallConfig</c> of its protocol file.</summary>
/// <param name="Screen">Id.</param>
/// <param name="Cell">As the address asks; null where it does not.</param>
/// <param name="Place">The province.</param>
/// <param name="Plan">What the screen shows.</param>
/// <param name="Pinned">The address names a dashboard or variables: this is shown and nothing else.</param>
/// <param name="First">The snapshot in the page is of this one.</param>
/// <param name="Language">Of the page.</param>
/// <param name="Hub">Path of the hub.</param>
/// <param name="Scenario">The dashboard shows this rather than the present.</param>
/// <param name="Speed">At which the scenario begins.</param>
/// <param name="Trail">Levels from the province down to the dashboard; empty for a playlist.</param>
/// <param name="Levels">Dashboards below a pack that take a site.</param>
internal sealed record WallConfig(
    string Screen, string? Cell, LocalizedText Place, ScreenPlan Plan, PlanEntry? Pinned, PlanEntry First, string Language, string Hub,
    string? Scenario, double? Speed, IReadOnlyList<WallCrumb> Trail, IReadOnlyList<string> Levels);

namespace OpsCenter.Core.Dashboards;

/// <summary>One entry of a screen's playlist.</summary>
/// <param name="Dashboard">Id.</param>
/// <param name="Dwell">How long it stays; null for the screen's own time.</param>
/// <param name="Variables">Values that differ from the dashboard's defaults.</param>
public sealed record ScreenEntry(string Dashboard, TimeSpan? Dwell, IReadOnlyDictionary<string, string> Variables);

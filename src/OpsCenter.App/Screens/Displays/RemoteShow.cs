namespace OpsCenter.App.Screens.Displays;

/// <summary>What a person sent to a display in place of its playlist.</summary>
/// <param name="By">Shown on the display.</param>
/// <param name="Dashboard">Id.</param>
/// <param name="Variables">Values that differ from the dashboard's defaults.</param>
/// <param name="Tile">Shown alone over the whole screen; null for the whole dashboard.</param>
/// <param name="Until">Unix milliseconds; null until released.</param>
public sealed record RemoteShow(string By, string Dashboard, IReadOnlyDictionary<string, string> Variables, string? Tile, long? Until);

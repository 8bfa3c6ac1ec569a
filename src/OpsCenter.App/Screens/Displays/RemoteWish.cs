namespace OpsCenter.App.Screens.Displays;

/// <summary>What a person wants displays to show.</summary>
/// <param name="Dashboard">Id.</param>
/// <param name="Variables">Values that differ from the dashboard's defaults.</param>
/// <param name="Tile">Id of the tile to show alone; null for the whole dashboard.</param>
/// <param name="For">Null until released.</param>
public sealed record RemoteWish(string Dashboard, IReadOnlyDictionary<string, string> Variables, string? Tile, TimeSpan? For);

namespace OpsCenter.Core.Live.Frames;

/// <summary>What a viewer who asks about a tile is told: the series behind its value.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Series">Those that decide the value first, at most a dozen.</param>
/// <param name="Total">How many there are.</param>
public sealed record TileDetail(string Id, IReadOnlyList<SeriesDetail> Series, int Total);

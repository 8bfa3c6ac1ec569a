namespace OpsCenter.EndToEnd;

/// <summary>The wall of a pack at a moment.</summary>
/// <param name="Tiles">All.</param>
/// <param name="Empty">Those that show nothing.</param>
internal sealed record PackWall(int Tiles, IReadOnlyList<EmptyTile> Empty);

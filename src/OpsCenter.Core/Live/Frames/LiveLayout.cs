using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Grid of a dashboard with its variables filled in.</summary>
public sealed record LiveLayout(string Id, LocalizedText Title, int Columns, int Rows, IReadOnlyList<TileLayout> Tiles);

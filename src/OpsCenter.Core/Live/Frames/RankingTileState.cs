namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a ranking: always whole, because it is short and its order changes.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Ranks">In order, at most the tile's rows.</param>
/// <param name="Total">How many there are beyond the rows.</param>
/// <param name="Reporting">How many of them are not stale.</param>
public sealed record RankingTileState(string Id, IReadOnlyList<RankItem> Ranks, int Total, int Reporting) : TileState(Id)
{
    public override TileState Then(TileState later) => later;
}

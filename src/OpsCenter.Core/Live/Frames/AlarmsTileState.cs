namespace OpsCenter.Core.Live.Frames;

/// <summary>Of an alarm list: always whole, because it is short and its order changes.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Alarms">Worst first, at most the tile's rows.</param>
/// <param name="Total">How many there are beyond the rows.</param>
public sealed record AlarmsTileState(string Id, IReadOnlyList<AlarmItem> Alarms, int Total) : TileState(Id)
{
    public override TileState Then(TileState later) => later;
}

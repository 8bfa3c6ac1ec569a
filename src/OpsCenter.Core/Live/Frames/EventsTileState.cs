namespace OpsCenter.Core.Live.Frames;

/// <summary>Of an event feed.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Events">Newest first; in a frame only the new ones, to put on top.</param>
/// <param name="Replace">True in a frame that carries the whole list because an older entry changed.</param>
public sealed record EventsTileState(string Id, IReadOnlyList<EventItem> Events, bool? Replace) : TileState(Id)
{
    public override TileState Then(TileState later) => later is EventsTileState { Replace: not true } feed
        ? new EventsTileState(Id, [.. feed.Events, .. Events], Replace)
        : later;
}

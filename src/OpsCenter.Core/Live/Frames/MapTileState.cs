namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a map.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Sites">All in a snapshot, the changed ones in a frame.</param>
public sealed record MapTileState(string Id, IReadOnlyList<MapSiteState> Sites) : TileState(Id)
{
    public override TileState Then(TileState later)
    {
        if (later is not MapTileState map)
        {
            return later;
        }

        var changed = map.Sites.ToDictionary(site => site.Id);
        List<MapSiteState> sites = [.. Sites.Select(site => changed.Remove(site.Id, out var now) ? now : site)];
        sites.AddRange(map.Sites.Where(site => changed.ContainsKey(site.Id)));
        return new MapTileState(Id, sites);
    }
}

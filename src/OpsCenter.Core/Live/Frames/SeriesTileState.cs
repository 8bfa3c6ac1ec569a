namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a table of series.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Rows">All in a snapshot, in order; the changed ones in a frame.</param>
/// <param name="Total">How many series there are beyond the rows.</param>
public sealed record SeriesTileState(string Id, IReadOnlyList<SeriesRow> Rows, int Total) : TileState(Id)
{
    public override TileState Then(TileState later)
    {
        if (later is not SeriesTileState table)
        {
            return later;
        }

        var changed = table.Rows.ToDictionary(row => row.Key);
        List<SeriesRow> rows = [.. Rows.Select(row => changed.Remove(row.Key, out var now) ? now : row)];
        rows.AddRange(table.Rows.Where(row => changed.ContainsKey(row.Key)));
        return new SeriesTileState(Id, rows, table.Total);
    }
}

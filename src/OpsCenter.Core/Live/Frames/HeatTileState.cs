namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a heat grid.</summary>
/// <param name="Id">Tile.</param>
/// <param name="From">Start of the first column, or of the first day where rows are days; Unix milliseconds.</param>
/// <param name="Grid">By id; all in a snapshot, the changed ones in a frame.</param>
/// <param name="Total">How many there are beyond the rows.</param>
/// <param name="Sim">Something in it was simulated.</param>
public sealed record HeatTileState(string Id, long From, IReadOnlyList<HeatRow> Grid, int Total, bool Sim) : TileState(Id)
{
    public override TileState Then(TileState later)
    {
        if (later is not HeatTileState heat)
        {
            return later;
        }

        var rows = new SortedDictionary<string, HeatRow>(StringComparer.Ordinal);
        foreach (var row in Grid.Where(row => row.From is null || row.From >= heat.From))
        {
            rows[row.Id] = row.Then([], heat.From);
        }

        foreach (var row in heat.Grid)
        {
            rows[row.Id] = rows.TryGetValue(row.Id, out var known) ? known.Then(row.Cells, heat.From) : row;
        }

        return heat with { Grid = [.. rows.Values] };
    }
}

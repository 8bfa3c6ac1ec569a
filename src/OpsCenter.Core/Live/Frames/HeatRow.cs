using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A row of a heat grid.</summary>
/// <param name="Id">Value of the tag that makes the rows, or the day as yyyy-MM-dd.</param>
/// <param name="Name">Shown name.</param>
/// <param name="From">Start of its first column where rows are days; null where all rows begin with the grid.</param>
/// <param name="Cells">All in a snapshot, the changed ones in a frame; windows without readings are absent.</param>
public sealed record HeatRow(string Id, LocalizedText Name, long? From, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>With later cells put in and those before <paramref name="from"/> dropped.</summary>
    public HeatRow Then(IReadOnlyList<HeatCell> later, long from)
    {
        var cells = new SortedDictionary<long, HeatCell>();
        foreach (var cell in Cells.Concat(later).Where(cell => cell.T >= (From ?? from)))
        {
            cells[cell.T] = cell;
        }

        return this with { Cells = [.. cells.Values] };
    }
}

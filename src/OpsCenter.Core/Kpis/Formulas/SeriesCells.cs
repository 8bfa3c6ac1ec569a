using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>One series of an input, summed up in cells of equal length; with its single readings where the formula needs them.</summary>
/// <param name="series">Which.</param>
/// <param name="cells">Oldest first; those without readings are absent.</param>
/// <param name="points">Oldest first; empty where nothing needs them.</param>
internal sealed class SeriesCells(SeriesKey series, IReadOnlyList<Window> cells, IReadOnlyList<Point> points)
{
    public SeriesKey Series => series;

    public IReadOnlyList<Window> Cells => cells;

    /// <summary>The store knows of readings that are not among these.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>All cells that begin in the window as one summary; its count is 0 where there are none.</summary>
    public WindowSummary Sum(FormulaWindow window)
    {
        var sum = default(WindowSummary);
        for (var at = FirstCell(window.From); at < cells.Count && cells[at].Start < window.To; at++)
        {
            sum.Append(cells[at].Summary);
        }

        return sum;
    }

    /// <summary>Growth of a counter in the window, from the last reading before it on, where that is in the cell before.</summary>
    public double Increase(FormulaWindow window, in WindowSummary sum)
    {
        var first = FirstCell(window.From);
        return sum.Increase + (first > 0 && window.From - cells[first - 1].Summary.LastTime <= window.To - window.From ? WindowSummary.Growth(cells[first - 1].Summary.Last, sum.First) : 0);
    }

    public void AddValues(FormulaWindow window, List<double> into)
    {
        for (var at = FirstPoint(window.From); at < points.Count && points[at].Time < window.To; at++)
        {
            into.Add(points[at].Value);
        }
    }

    private int FirstCell(Instant from)
    {
        var (low, high) = (0, cells.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cells[middle].Start < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int FirstPoint(Instant from)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].Time < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

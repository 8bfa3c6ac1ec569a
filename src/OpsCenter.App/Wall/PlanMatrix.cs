using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <summary>The matrix a display belongs to, and its own place there.</summary>
/// <param name="Columns">Of the canvas.</param>
/// <param name="Rows">Of the canvas.</param>
/// <param name="BezelX">Percent of a cell's width.</param>
/// <param name="BezelY">Percent of a cell's height.</param>
/// <param name="Column">From 1.</param>
/// <param name="Row">From 1.</param>
public sealed record PlanMatrix(int Columns, int Rows, double BezelX, double BezelY, int Column, int Row)
{
    /// <summary>Null where the screen is no matrix or nobody said which cell the display is: it then shows the whole.</summary>
    internal static PlanMatrix? Of(ScreenMatrix? matrix, string? asked, string? display)
    {
        var cell = ScreenCell.Parse(asked) ?? (display is not null && matrix?.Cells.TryGetValue(display, out var assigned) == true ? assigned : null);
        return matrix is not null && cell is { } place && matrix.Has(place)
            ? new PlanMatrix(matrix.Columns, matrix.Rows, matrix.BezelX, matrix.BezelY, place.Column, place.Row)
            : null;
    }
}

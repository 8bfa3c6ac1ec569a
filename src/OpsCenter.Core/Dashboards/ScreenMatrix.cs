namespace OpsCenter.Core.Dashboards;

/// <summary>Several displays that show one canvas, each its own cell.</summary>
/// <param name="Columns">1 to 8.</param>
/// <param name="Rows">1 to 8.</param>
/// <param name="BezelX">What the frames between two displays side by side hide, in percent of a cell's width; 0 to 20.</param>
/// <param name="BezelY">The same between two displays one above the other, in percent of a cell's height.</param>
/// <param name="Cells">Cell of a paired display by its name; a display opened with <c>?cell=column,row</c> needs none.</param>
public sealed record ScreenMatrix(
    int Columns, int Rows, double BezelX, double BezelY, IReadOnlyDictionary<string, ScreenCell> Cells)
{
    public const int MaxSide = 8;
    public const double MaxBezel = 20;

    public bool Has(ScreenCell cell) => cell.Column >= 1 && cell.Column <= Columns && cell.Row >= 1 && cell.Row <= Rows;
}

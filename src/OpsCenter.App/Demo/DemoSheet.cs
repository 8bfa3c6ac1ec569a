namespace OpsCenter.App.Demo;

/// <summary>How a sheet is filled in the simulated province.</summary>
/// <param name="Columns">By id.</param>
/// <param name="Rows">Size of a row against the base, by its keys joined with a slash; 1 where absent.</param>
/// <param name="Scaled">Columns that follow the row's size; absent for all that are no share.</param>
public sealed record DemoSheet(IReadOnlyDictionary<string, DemoFigure> Columns, IReadOnlyDictionary<string, double>? Rows, IReadOnlyList<string>? Scaled);

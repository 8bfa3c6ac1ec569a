using OpsCenter.Core.Areas;

namespace OpsCenter.App.OperatorConsole.Areas;

/// <summary>A row of the tree.</summary>
/// <param name="Area">The node.</param>
/// <param name="Depth">0 for a root.</param>
/// <param name="Sites">That stand in it or in what it took over, on the day shown.</param>
public sealed record AreaLine(Area Area, int Depth, int Sites);

namespace OpsCenter.App.OperatorConsole.Overview;

/// <summary>A box of a <see cref="WallSketch"/>; the numbers as SVG wants them.</summary>
internal sealed record SketchedTile(string X, string Y, string Width, string Height, string Kind);

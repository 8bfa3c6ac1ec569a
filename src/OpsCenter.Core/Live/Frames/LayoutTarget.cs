using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>What a KPI is held against.</summary>
/// <param name="V">In the tile's unit.</param>
/// <param name="Dir"><c>above</c> where the value should be at least this, else <c>below</c>.</param>
/// <param name="Name">Whose target it is.</param>
public sealed record LayoutTarget(double V, string Dir, LocalizedText? Name);

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Dashboards;

/// <summary>What a KPI is held against.</summary>
/// <param name="Value">In the tile's unit.</param>
/// <param name="Above">True where the value should be at least this, false where at most.</param>
/// <param name="Name">Whose target it is, e.g. a plan or decision; null where nobody named it.</param>
public sealed record TileTarget(double Value, bool Above, LocalizedText? Name);

using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Between which values something is expected at a moment.</summary>
public readonly record struct ChartBand(Instant Time, double Low, double High);

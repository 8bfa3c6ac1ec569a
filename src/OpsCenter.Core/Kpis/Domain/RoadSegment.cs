namespace OpsCenter.Core.Kpis.Domain;

/// <summary>A stretch of road with what was measured on it.</summary>
/// <param name="LengthKm">Above 0.</param>
/// <param name="FreeFlowKmH">Speed when nobody is in the way, above 0: the legal limit or the 85th percentile at night.</param>
/// <param name="SpeedKmH">Mean speed now; null where nothing was measured.</param>
/// <param name="OccupancyPercent">Share of time that a vehicle stands over the detector; null where unknown.</param>
public sealed record RoadSegment(double LengthKm, double FreeFlowKmH, double? SpeedKmH, double? OccupancyPercent = null);

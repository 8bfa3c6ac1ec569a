namespace OpsCenter.Simulator.Province;

/// <summary>One direction of a junction over the last minute.</summary>
public readonly record struct LaneCount(string Direction, int Motorbikes, int Cars, int Trucks, double SpeedKmPerHour, double OccupancyPercent);

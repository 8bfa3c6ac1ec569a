namespace OpsCenter.Core.Telemetry;

/// <summary>A value at a moment; of a window, the worst quality and all flags of its readings.</summary>
public readonly record struct Point(Instant Time, double Value, Quality Quality, ReadingFlags Flags);

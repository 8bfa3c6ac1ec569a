namespace OpsCenter.Core.Telemetry;

/// <summary>How the readings of one window become one value.</summary>
public enum Aggregate
{
    Mean,
    Min,
    Max,
    Sum,
    Count,
    First,
    Last,
}

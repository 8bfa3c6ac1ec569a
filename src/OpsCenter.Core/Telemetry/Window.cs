namespace OpsCenter.Core.Telemetry;

/// <summary>One window of a series that has readings in it.</summary>
/// <param name="Start">Where the window begins, whenever its first reading came.</param>
/// <param name="Summary">Of its readings.</param>
/// <param name="Percentile">Of its readings, where the query asked for one; otherwise not a number.</param>
public readonly record struct Window(Instant Start, WindowSummary Summary, double Percentile = double.NaN)
{
    public Point ToPoint(double value) => new(Start, value, Summary.Worst, Summary.Flags);
}

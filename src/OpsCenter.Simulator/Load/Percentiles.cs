using System.Globalization;

namespace OpsCenter.Simulator.Load;

/// <summary>Percentiles in milliseconds.</summary>
public readonly record struct Percentiles(double P50, double P90, double P99, double P999, double Max)
{
    /// <summary>Of a histogram that holds microseconds.</summary>
    public static Percentiles Of(LatencyHistogram histogram) => new(
        histogram.Percentile(0.5) / 1000d, histogram.Percentile(0.9) / 1000d, histogram.Percentile(0.99) / 1000d,
        histogram.Percentile(0.999) / 1000d, histogram.Max / 1000d);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {P50:0.00}   p90 {P90:0.00}   p99 {P99:0.00}   p99.9 {P999:0.00}   max {Max:0.00}");
}

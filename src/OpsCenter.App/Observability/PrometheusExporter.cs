using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OpsCenter.App.Observability;

/// <summary>Writes a collection of metrics in the Prometheus text format 0.0.4.</summary>
internal sealed class PrometheusExporter : BaseExporter<Metric>
{
    private readonly StringBuilder _text = new();

    /// <summary>Text of the newest collection.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The same collection for arithmetic.</summary>
    public MetricSnapshot Snapshot { get; private set; } = new();

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text.Clear();
        Snapshot = new MetricSnapshot();
        foreach (var metric in batch)
        {
            Write(metric);
        }

        Text = _text.ToString();
        return ExportResult.Success;
    }

    private void Write(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isHistogram = metric.MetricType is MetricType.Histogram;
        var name = WithUnit(Name(metric.Name), metric.Unit) + (isCounter ? "_total" : "");
        if (metric.Description.Length > 0)
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(metric.Description.ReplaceLineEndings(" ")).Append('\n');
        }

        _text.Append("# TYPE ").Append(name).Append(isHistogram ? " histogram\n" : isCounter ? " counter\n" : " gauge\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (isHistogram)
            {
                WriteHistogram(name, point);
            }
            else
            {
                Sample(name, point.Tags, Value(metric.MetricType, point));
            }
        }
    }

    private void WriteHistogram(string name, in MetricPoint point)
    {
        long cumulative = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            cumulative += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString("R", CultureInfo.InvariantCulture);
            Sample(name + "_bucket", point.Tags, cumulative, bound);
        }

        Sample(name + "_sum", point.Tags, point.GetHistogramSum());
        Sample(name + "_count", point.Tags, point.GetHistogramCount());
    }

    private static double Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => double.NaN,
    };

    private void Sample(string name, ReadOnlyTagCollection tags, double value, string? bound = null)
    {
        Snapshot.Add(name, tags, value, bound);
        _text.Append(name);
        var separator = '{';
        foreach (var tag in tags)
        {
            Label(ref separator, Name(tag.Key), Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "");
        }

        if (bound is not null)
        {
            Label(ref separator, "le", bound);
        }

        _text.Append(separator == ',' ? "} " : " ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private void Label(ref char separator, string name, string value)
    {
        _text.Append(separator).Append(name).Append("=\"");
        _text.Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
        _text.Append('"');
        separator = ',';
    }

    /// <summary>Prometheus wants the unit in the name, in full; one that the name says already is not said twice.</summary>
    private static string WithUnit(string name, string unit)
    {
        var word = unit switch { "s" => "seconds", "ms" => "milliseconds", "By" => "bytes", _ => "" };
        return word.Length == 0 || name.Contains(word, StringComparison.Ordinal) ? name : $"{name}_{word}";
    }

    private static string Name(string name) =>
        string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) ? char.ToLowerInvariant(source[i]) : '_';
            }
        });
}

using System.Globalization;
using OpenTelemetry;

namespace OpsCenter.App.Observability;

/// <summary>All exported values of one moment, by the names of <c>/metrics</c>.</summary>
internal sealed class MetricSnapshot
{
    private readonly Dictionary<string, double> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<double, double>> _buckets = new(StringComparer.Ordinal);

    public void Add(string name, ReadOnlyTagCollection tags, double value, string? bound)
    {
        if (bound is null)
        {
            Add(name, value);
            foreach (var tag in tags)
            {
                Add($"{name}|{Convert.ToString(tag.Value, CultureInfo.InvariantCulture)}", value);
            }

            return;
        }

        if (!_buckets.TryGetValue(name, out var buckets))
        {
            _buckets[name] = buckets = [];
        }

        var limit = bound == "+Inf" ? double.PositiveInfinity : double.Parse(bound, CultureInfo.InvariantCulture);
        buckets[limit] = buckets.GetValueOrDefault(limit) + value;
    }

    /// <summary>Over all labels, or those samples that have <paramref name="label"/> as the value of one; 0 where nothing was counted yet.</summary>
    public double Sum(string name, string? label = null) => _sums.GetValueOrDefault(label is null ? name : $"{name}|{label}");

    /// <summary>Counted up to each bound of a histogram, by bound; empty where nothing was recorded yet.</summary>
    public IReadOnlyDictionary<double, double> Buckets(string name) =>
        _buckets.TryGetValue(name + "_bucket", out var buckets) ? buckets : new SortedDictionary<double, double>();

    private void Add(string key, double value) => _sums[key] = _sums.GetValueOrDefault(key) + value;
}

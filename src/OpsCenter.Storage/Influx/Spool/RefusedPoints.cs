using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Http;
using OpsCenter.Storage.Influx.Lines;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Finds the points that InfluxDB never will take among those of a batch it refused, and puts them into quarantine.</summary>
/// <remarks>
/// Bad points come in kinds (a field of another type, a measurement beyond a limit), so the batch is split by field first: where InfluxDB says it
/// dropped as many lines as were sent, one request has found them all. Else by halves. One caller at a time.
/// </remarks>
internal sealed class RefusedPoints(InfluxClient client, IQuarantineStore quarantine, StorageMetrics metrics, ILogger<RefusedPoints> logger)
{
    private const string Source = "influxdb";

    /// <summary>Line protocol under this topic is what any device may send: a replay of the quarantine stores it once InfluxDB takes it.</summary>
    private const string Topic = "line/influxdb";

    private readonly LineWriter _lines = new();

    /// <summary>Stored where every good point is stored and every bad one in quarantine; Unavailable where it must be tried again.</summary>
    public async Task<InfluxAnswer> RescueAsync(SpoolPoint[] points, CancellationToken cancellation)
    {
        var bad = new List<(SpoolPoint Point, string Reason)>();
        foreach (var kind in points.GroupBy(point => (point.Series.Key.Measurement, point.Series.Key.Field)))
        {
            if (await TryAsync(kind.ToArray(), bad, cancellation) is { } unavailable)
            {
                return unavailable;
            }
        }

        return bad.Count == 0 ? new InfluxAnswer.Stored() : await KeepAsync(bad, points.Length, cancellation);
    }

    /// <summary>Null where it is known of each point what becomes of it.</summary>
    private async Task<InfluxAnswer.Unavailable?> TryAsync(ReadOnlyMemory<SpoolPoint> points, List<(SpoolPoint Point, string Reason)> bad, CancellationToken cancellation)
    {
        _lines.WriteApart(points.Span);
        switch (await client.WriteAsync(_lines.Written, cancellation))
        {
            case InfluxAnswer.Unavailable unavailable:
                return unavailable;
            case InfluxAnswer.Refused refused when points.Length == 1 || refused.Dropped == points.Length:
                foreach (var point in points.Span)
                {
                    bad.Add((point, refused.Reason));
                }

                return null;
            case InfluxAnswer.Refused:
                var half = points.Length / 2;
                return await TryAsync(points[..half], bad, cancellation) ?? await TryAsync(points[half..], bad, cancellation);
            default:
                return null;
        }
    }

    private async Task<InfluxAnswer> KeepAsync(List<(SpoolPoint Point, string Reason)> bad, int of, CancellationToken cancellation)
    {
        try
        {
            await quarantine.AddAsync([.. bad.Select(entry => Entry(entry.Point, entry.Reason))], cancellation);
        }
        catch (IOException error)
        {
            return new InfluxAnswer.Unavailable($"what InfluxDB refuses cannot be kept: {error.Message}");
        }

        metrics.DrainRefused.Add(bad.Count);
        Log.Quarantined(logger, bad.Count, of, bad[0].Reason);
        return new InfluxAnswer.Stored();
    }

    private QuarantineEntry Entry(SpoolPoint point, string reason)
    {
        _lines.WriteApart([point], marks: false);
        var received = new Instant(point.Point.Received);
        return new QuarantineEntry(
            0,
            received,
            Source,
            Topic,
            point.Series.Key.Tag(StandardTags.Device),
            string.Create(CultureInfo.InvariantCulture, $"InfluxDB: {reason}"),
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_lines.Written.Span).TrimEnd('\n')));
    }
}

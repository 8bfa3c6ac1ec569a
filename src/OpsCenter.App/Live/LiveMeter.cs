using System.Diagnostics.Metrics;

namespace OpsCenter.App.Live;

/// <summary>Counts of the live path.</summary>
internal sealed class LiveMeter
{
    private static readonly Meter Meter = new("OpsCenter.Live");
    private readonly Counter<long> _frames = Meter.CreateCounter<long>("opscenter.live.frames", description: "Frames handed to connections");
    private readonly Counter<long> _bytes = Meter.CreateCounter<long>("opscenter.live.bytes", "By", "Bytes of those frames");
    private readonly Counter<long> _skipped = Meter.CreateCounter<long>("opscenter.live.frames.skipped", description: "Frames a slow connection did not get; it gets a snapshot");
    private readonly UpDownCounter<long> _connections = Meter.CreateUpDownCounter<long>("opscenter.live.connections");
    private readonly Counter<long> _closed = Meter.CreateCounter<long>("opscenter.live.connections.closed", description: "Connections the server closed, by reason");
    private readonly Counter<long> _refused = Meter.CreateCounter<long>("opscenter.live.refused", description: "Connections and calls refused, by reason");
    private readonly Histogram<double> _tick = Meter.CreateHistogram<double>("opscenter.live.tick", "ms", "Time one look at all views takes");
    private readonly Histogram<double> _latency = Meter.CreateHistogram<double>("opscenter.live.latency", "ms", "From a stored batch to the look that may show it");

    public void Frame(int bytes, bool taken)
    {
        if (taken)
        {
            _frames.Add(1);
            _bytes.Add(bytes);
        }
        else
        {
            _skipped.Add(1);
        }
    }

    public void Connected(int change) => _connections.Add(change);

    public void Closed(string reason) => _closed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Ticked(TimeSpan took) => _tick.Record(took.TotalMilliseconds);

    public void Late(TimeSpan by) => _latency.Record(by.TotalMilliseconds);
}

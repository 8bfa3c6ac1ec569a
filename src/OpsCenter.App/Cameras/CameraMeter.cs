using System.Diagnostics.Metrics;

namespace OpsCenter.App.Cameras;

/// <summary>Counts of the camera proxy; no camera is a label, so their number does not grow the metrics.</summary>
internal sealed class CameraMeter
{
    private static readonly Meter Meter = new("OpsCenter.Cameras");
    private readonly Counter<long> _fetched = Meter.CreateCounter<long>("opscenter.cameras.fetched", description: "Pictures and files taken from cameras, by stream");
    private readonly Counter<long> _bytes = Meter.CreateCounter<long>("opscenter.cameras.fetched.bytes", "By", "Bytes of those, by stream");
    private readonly Counter<long> _faults = Meter.CreateCounter<long>("opscenter.cameras.faults", description: "Requests without a picture, by reason");
    private readonly Counter<long> _served = Meter.CreateCounter<long>("opscenter.cameras.served", description: "Pictures and files handed to viewers, by stream");
    private readonly Counter<long> _skipped = Meter.CreateCounter<long>("opscenter.cameras.frames.skipped", description: "MJPEG frames a viewer was too slow for");
    private readonly UpDownCounter<long> _viewers = Meter.CreateUpDownCounter<long>("opscenter.cameras.viewers", description: "Open MJPEG streams to viewers");
    private readonly UpDownCounter<long> _upstreams = Meter.CreateUpDownCounter<long>("opscenter.cameras.upstreams", description: "Open MJPEG connections to cameras");

    public void Fetched(string stream, int bytes)
    {
        _fetched.Add(1, new KeyValuePair<string, object?>("stream", stream));
        _bytes.Add(bytes, new KeyValuePair<string, object?>("stream", stream));
    }

    public void Served(string stream) => _served.Add(1, new KeyValuePair<string, object?>("stream", stream));

    public void Fault(CameraFaultKind kind) => _faults.Add(1, new KeyValuePair<string, object?>("reason", kind.ToString()));

    public void Skipped(long frames) => _skipped.Add(frames);

    public void Viewer(int change) => _viewers.Add(change);

    public void Upstream(int change) => _upstreams.Add(change);
}

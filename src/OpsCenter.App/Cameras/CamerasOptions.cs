using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Cameras;

/// <summary>Which camera hosts may be asked, how long and how much, and how many may watch.</summary>
public sealed class CamerasOptions
{
    public const string SectionName = "Cameras";

    /// <summary>
    /// The only hosts that cameras are fetched from: names (<c>nvr.example.vn</c>), addresses (<c>192.0.2.10</c>) and ranges
    /// (<c>10.20.0.0/16</c>), each with <c>:port</c> where one port is meant. Private addresses need an address or range, also where a name
    /// leads to them; loopback, link-local and other special addresses need a range that names just them.
    /// </summary>
    /// <value>Default empty: no camera is asked.</value>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Time to reach a camera, TLS included.</summary>
    /// <value>Default 5 s; 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for a whole snapshot, playlist or segment.</summary>
    /// <value>Default 10 s; 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time between two frames of MJPEG.</summary>
    /// <value>Default 10 s; 0.1 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan FrameTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time a viewer may take for one frame before its stream is ended.</summary>
    /// <value>Default 15 s; 0.1 s to 2 min.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan ViewerTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an MJPEG connection to a camera is kept after its last viewer left.</summary>
    /// <value>Default 5 s; 0 to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a failed camera is left alone before the next attempt.</summary>
    /// <value>Default 2 s; 0 to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Largest snapshot, bytes.</summary>
    /// <value>Default 4 MiB; 1 KiB to 64 MiB.</value>
    [Range(1024, 64 << 20)]
    public int MaxSnapshotBytes { get; set; } = 4 << 20;

    /// <summary>Largest MJPEG frame, bytes.</summary>
    /// <value>Default 2 MiB; 1 KiB to 64 MiB.</value>
    [Range(1024, 64 << 20)]
    public int MaxFrameBytes { get; set; } = 2 << 20;

    /// <summary>Largest HLS segment, bytes; a playlist may have 512 KiB.</summary>
    /// <value>Default 16 MiB; 1 KiB to 128 MiB.</value>
    [Range(1024, 128 << 20)]
    public int MaxSegmentBytes { get; set; } = 16 << 20;

    /// <summary>Segments of all cameras together that are kept for further viewers, bytes.</summary>
    /// <value>Default 64 MiB; 1 MiB to 2047 MiB.</value>
    [Range(1 << 20, int.MaxValue)]
    public int SegmentCacheBytes { get; set; } = 64 << 20;

    /// <summary>MJPEG streams of all viewers together.</summary>
    /// <value>Default 200; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxStreams { get; set; } = 200;

    /// <summary>MJPEG streams of one caller: a person, token or wall screen.</summary>
    /// <value>Default 24; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxStreamsPerCaller { get; set; } = 24;

    /// <summary>Requests for snapshots and HLS files that may wait for a camera at one time.</summary>
    /// <value>Default 256; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxRequests { get; set; } = 256;

    /// <summary>Of those, requests of one caller.</summary>
    /// <value>Default 64; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaxRequestsPerCaller { get; set; } = 64;
}

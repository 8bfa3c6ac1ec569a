using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Bounds of the way from a transport to the store.</summary>
public sealed class IngestOptions
{
    public const string SectionName = "Ingest";

    /// <summary>Messages taken in and not yet stored; above it transports are told to come again.</summary>
    /// <value>Messages. Default 50,000; 100 to 1,000,000.</value>
    [Range(100, 1_000_000)]
    public int MaxPendingMessages { get; set; } = 50_000;

    /// <summary>Payload bytes taken in and not yet stored.</summary>
    /// <value>Bytes. Default 128 MiB; 1 MiB to 4 GiB.</value>
    [Range(1L << 20, 4L << 30)]
    public long MaxPendingBytes { get; set; } = 128L << 20;

    /// <summary>Share of the intake that QoS 0 may fill before it is shed, so that acknowledged messages keep room.</summary>
    /// <value>0.1 to 1. Default 0.75.</value>
    [Range(0.1, 1.0)]
    public double SheddableShare { get; set; } = 0.75;

    /// <summary>Most messages in one commit.</summary>
    /// <value>Messages. Default 8,192; 1 to 100,000.</value>
    [Range(1, 100_000)]
    public int MaxBatchMessages { get; set; } = 8_192;

    /// <summary>A commit stops gathering once it holds this many readings.</summary>
    /// <value>Readings. Default 50,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaxBatchReadings { get; set; } = 50_000;

    /// <summary>The shortest time from one commit's start to the next's where it gathers at least 8 messages, so from 2,000 a second with the default; slower traffic does not wait.</summary>
    /// <value>Default 4 ms; 0 to 100 ms.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:00.1")]
    public TimeSpan CommitPacing { get; set; } = TimeSpan.FromMilliseconds(4);

    /// <summary>How long a commit is tried again while the store says it may succeed later; then the senders are told to repeat.</summary>
    /// <value>Default 30 s; 0 to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Different series this process accepts; a new one beyond is quarantined.</summary>
    /// <value>Series. Default 500,000; 100 to 10,000,000.</value>
    [Range(100, 10_000_000)]
    public int MaxSeries { get; set; } = 500_000;

    /// <summary>Largest body of <c>/write</c> after decompression.</summary>
    /// <value>Bytes. Default 25 MB; 1 KiB to 256 MiB.</value>
    [Range(1 << 10, 256 << 20)]
    public int MaxWriteBytes { get; set; } = 25_000_000;

    /// <summary>Largest body of <c>/api/v1/ingest</c> after decompression.</summary>
    /// <value>Bytes. Default 8 MiB; 1 KiB to 128 MiB.</value>
    [Range(1 << 10, 128 << 20)]
    public int MaxPushBytes { get; set; } = 8 << 20;

    /// <summary>How often the configuration folder is looked at where the file system announces no changes.</summary>
    /// <value>Default 5 s; 100 ms to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReloadPoll { get; set; } = TimeSpan.FromSeconds(5);
}

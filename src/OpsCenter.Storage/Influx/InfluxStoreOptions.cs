using OpsCenter.Core.Outbound;

namespace OpsCenter.Storage.Influx;

/// <summary>Section <c>Storage:Influx</c>: readings in an InfluxDB (1.x, 2.x with a DBRP mapping, 3.x), behind a spool in the data folder.</summary>
public sealed class InfluxStoreOptions
{
    public const string SectionName = "Storage:Influx";

    /// <value>Where it listens, e.g. <c>http://influx:8086</c>; a path in front of <c>/write</c> is kept. Required.</value>
    public string? Url { get; set; }

    /// <value>Database (2.x: of the DBRP mapping), for this server alone. Default <c>opscenter</c>.</value>
    public string Database { get; set; } = "opscenter";

    /// <value>Retention policy; null for the database's default one.</value>
    public string? RetentionPolicy { get; set; }

    /// <value>User of 1.x; null for none.</value>
    public string? Username { get; set; }

    /// <value>Its password, or where that is: <c>env:NAME</c>, <c>file:/absolute/path</c>.</value>
    public string? Password { get; set; }

    /// <value>API token of 2.x and 3.x instead of a user; itself, <c>env:NAME</c> or <c>file:/absolute/path</c>.</value>
    public string? Token { get; set; }

    /// <value>How long one batch or one question may take. Default 10 s, legal 1 s-10 min.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <value>Readings in one request. Default 10,000, legal 100-100,000.</value>
    public int BatchReadings { get; set; } = 10_000;

    /// <value>A batch that is not full waits this long for more. Default 200 ms, legal 0-1 min.</value>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <value>Longest pause before a refused batch is sent again; it begins at 250 ms and doubles. Default 10 s, legal 250 ms-10 min.</value>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(10);

    /// <value>
    /// What may wait for InfluxDB, in bytes on disk (about 15 a reading); beyond it commits are refused for now and devices keep their messages.
    /// Default 4 GiB, legal 1 MiB-1 PiB.
    /// </value>
    public long SpoolBytes { get; set; } = 4L << 30;

    /// <value>
    /// Readings that stay in the spool after InfluxDB has them, so that a repetition is known for one after a restart, which sends them
    /// again. Default 200,000, legal 0-5,000,000; after ten minutes they go in any case.
    /// </value>
    public int KeepReadings { get; set; } = 200_000;

    /// <value>Readings of each series, at least, that a new one is compared with to tell repetitions and revisions. Default 8, legal 1-1,000.</value>
    public int RememberReadings { get; set; } = 8;

    /// <value>Distinct series at most; a batch with one more is rejected. Default 200,000, legal 100-5,000,000.</value>
    public int MaxSeries { get; set; } = 200_000;

    /// <value>What this server deletes; readings are else InfluxDB's own retention policy's business.</value>
    public InfluxRetentionOptions Retention { get; set; } = new();

    /// <summary>The text itself, or what stands where it points.</summary>
    /// <exception cref="SecretMissingException">It points where nothing is.</exception>
    internal static string? Secret(string? text) => text is not null && SecretSource.IsSource(text) ? SecretSource.Read(text) : text;
}

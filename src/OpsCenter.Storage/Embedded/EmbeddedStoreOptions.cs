using OpsCenter.Storage.Embedded.Retention;
using OpsCenter.Storage.Quarantine;

namespace OpsCenter.Storage.Embedded;

/// <summary>Section <c>Storage:Embedded</c>: readings, events and the quarantine in files of the data folder.</summary>
public sealed class EmbeddedStoreOptions
{
    public const string SectionName = "Storage:Embedded";

    /// <value>Distinct series at most; a batch with one more is rejected. Default 200,000, legal 100-5,000,000.</value>
    public int MaxSeries { get; set; } = 200_000;

    /// <value>
    /// Readings kept in memory and journal before they move into chunks. Default 200,000 (about 10 MB), legal 1,000-5,000,000.
    /// With many series it is 64 readings of each, up to five times this, because each series' last pages are written again whenever some of it moves.
    /// At twice this a commit moves as many as it brings, so that they do not become more; at four times (the disk refuses) commits are refused for now.
    /// </value>
    public int SettleReadings { get; set; } = 200_000;

    /// <value>Readings move into chunks at least this often, which bounds what a start has to replay. Default 10 min, legal 1 s-1 day.</value>
    public TimeSpan SettleInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <value>Concurrent history queries; more wait. Default 4, legal 1-64.</value>
    public int Readers { get; set; } = 4;

    /// <value>A file up to this size is checked whole at start. Default 256 MiB, legal 0 or more bytes.</value>
    public long CheckAtStartMaxBytes { get; set; } = 256L * 1024 * 1024;

    /// <value>
    /// Free space of the disk that is left alone: below it nothing more is stored and devices keep their messages, so that alarms, the audit,
    /// settling and retention can still write. Default 256 MiB, legal 4 MiB-1 PiB.
    /// </value>
    public long ReserveBytes { get; set; } = 256L * 1024 * 1024;

    /// <value>How long readings and events are kept.</value>
    public RetentionOptions Retention { get; set; } = new();

    /// <value>Bounds of what could not be understood.</value>
    public QuarantineOptions Quarantine { get; set; } = new();
}

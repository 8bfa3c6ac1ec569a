using System.Diagnostics.Metrics;

namespace OpsCenter.Storage;

/// <summary>Meter <c>OpsCenter.Storage</c>.</summary>
public sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "OpsCenter.Storage";

    /// <summary>Seconds: from a disk with a battery-backed cache to one that is about to fail.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private readonly Meter _meter = new(MeterName);

    public StorageMetrics()
    {
        Readings = _meter.CreateCounter<long>("opscenter.storage.readings", description: "Readings stored");
        Duplicates = _meter.CreateCounter<long>("opscenter.storage.duplicates", description: "Readings that were there already");
        Revised = _meter.CreateCounter<long>("opscenter.storage.revised", description: "Readings that replaced another value of the same moment");
        Events = _meter.CreateCounter<long>("opscenter.storage.events", description: "Events stored or changed");
        Refused = _meter.CreateCounter<long>("opscenter.storage.refused", description: "Batches not stored, by outcome");
        Settled = _meter.CreateCounter<long>("opscenter.storage.settled", description: "Readings moved from the journal into chunks");
        Deleted = _meter.CreateCounter<long>("opscenter.storage.deleted", description: "Readings and events deleted by retention");
        PagesFreed = _meter.CreateCounter<long>("opscenter.storage.pages.freed", description: "Free pages given back to the disk");
        QuarantineDropped = _meter.CreateCounter<long>("opscenter.storage.quarantine.dropped", description: "Quarantined messages removed by the bounds");
        Drained = _meter.CreateCounter<long>("opscenter.storage.drained", description: "Readings that reached InfluxDB from the spool");
        DrainRefused = _meter.CreateCounter<long>("opscenter.storage.drain.refused", description: "Readings that InfluxDB refused for good; in quarantine");
        DrainFailures = _meter.CreateCounter<long>("opscenter.storage.drain.failures", description: "Times InfluxDB did not take a batch; it was sent again");
        CommitTime = _meter.CreateHistogram("opscenter.storage.commit.duration", "s", "One commit, fsync included", null, Seconds);
        FsyncTime = _meter.CreateHistogram("opscenter.storage.fsync.duration", "s", "The end of a transaction: the write-ahead log is written and flushed to the disk", null, Seconds);
    }

    public Counter<long> Readings { get; }

    public Counter<long> Duplicates { get; }

    public Counter<long> Revised { get; }

    public Counter<long> Events { get; }

    public Counter<long> Refused { get; }

    public Counter<long> Settled { get; }

    public Counter<long> Deleted { get; }

    public Counter<long> PagesFreed { get; }

    public Counter<long> QuarantineDropped { get; }

    public Counter<long> Drained { get; }

    public Counter<long> DrainRefused { get; }

    public Counter<long> DrainFailures { get; }

    public Histogram<double> CommitTime { get; }

    public Histogram<double> FsyncTime { get; }

    /// <summary>Shows a present value, asked for at each export.</summary>
    public void Observe(string name, string description, Func<long> value) =>
        _meter.CreateObservableGauge(name, value, description: description);

    public void Dispose() => _meter.Dispose();
}

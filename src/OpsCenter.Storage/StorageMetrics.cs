using System.Diagnostics.Metrics;

namespace OpsCenter.Storage;

/// <summary>Meter <c>OpsCenter.Storage</c>.</summary>
public sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "OpsCenter.Storage";

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
        Damaged = _meter.CreateCounter<long>("opscenter.storage.damaged", description: "Chunks set aside because they could not be read");
        QuarantineDropped = _meter.CreateCounter<long>("opscenter.storage.quarantine.dropped", description: "Quarantined messages removed by the bounds");
        CommitTime = _meter.CreateHistogram<double>("opscenter.storage.commit.duration", "s", "One commit, fsync included");
    }

    public Counter<long> Readings { get; }

    public Counter<long> Duplicates { get; }

    public Counter<long> Revised { get; }

    public Counter<long> Events { get; }

    public Counter<long> Refused { get; }

    public Counter<long> Settled { get; }

    public Counter<long> Deleted { get; }

    public Counter<long> Damaged { get; }

    public Counter<long> QuarantineDropped { get; }

    public Histogram<double> CommitTime { get; }

    /// <summary>Shows a present value, asked for at each export.</summary>
    public void Observe(string name, string description, Func<long> value) =>
        _meter.CreateObservableGauge(name, value, description: description);

    public void Dispose() => _meter.Dispose();
}

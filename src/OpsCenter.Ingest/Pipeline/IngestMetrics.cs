using System.Diagnostics.Metrics;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Counters of meter <c>OpsCenter.Ingest</c>.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "OpsCenter.Ingest";
    private readonly Meter _meter;

    public IngestMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        Received = _meter.CreateCounter<long>("ops.ingest.received", "{message}", "Messages taken in");
        Readings = _meter.CreateCounter<long>("ops.ingest.readings", "{reading}", "Readings stored");
        Events = _meter.CreateCounter<long>("ops.ingest.events", "{event}", "Events stored");
        Quarantined = _meter.CreateCounter<long>("ops.ingest.quarantined", "{part}", "Messages or parts written to quarantine");
        Shed = _meter.CreateCounter<long>("ops.ingest.shed", "{message}", "QoS 0 messages dropped because the intake was full");
        Refused = _meter.CreateCounter<long>("ops.ingest.refused", "{message}", "Messages pushed back because the intake was full");
        Failed = _meter.CreateCounter<long>("ops.ingest.failed", "{message}", "Messages not stored after all retries");
        Retries = _meter.CreateCounter<long>("ops.ingest.retries", "{commit}", "Commits tried again");
        SinkFailures = _meter.CreateCounter<long>("ops.ingest.sink_failures", "{failure}", "Exceptions of what listens to commits");
        SkippedTexts = _meter.CreateCounter<long>("ops.ingest.skipped_texts", "{field}", "Text fields of line protocol passed over");
        CommitSize = _meter.CreateHistogram<int>("ops.ingest.commit.messages", "{message}", "Messages per commit");
        CommitDuration = _meter.CreateHistogram<double>("ops.ingest.commit.duration", "s", "Time the store took for a commit");
    }

    public Counter<long> Received { get; }

    public Counter<long> Readings { get; }

    public Counter<long> Events { get; }

    public Counter<long> Quarantined { get; }

    public Counter<long> Shed { get; }

    public Counter<long> Refused { get; }

    public Counter<long> Failed { get; }

    public Counter<long> Retries { get; }

    public Counter<long> SinkFailures { get; }

    public Counter<long> SkippedTexts { get; }

    public Histogram<int> CommitSize { get; }

    public Histogram<double> CommitDuration { get; }

    internal void Observe(Func<long> pending, Func<long> series)
    {
        _meter.CreateObservableGauge("ops.ingest.pending", pending, "{message}", "Messages taken in and not yet stored");
        _meter.CreateObservableGauge("ops.ingest.series", series, "{series}", "Different series seen by this process");
    }
}

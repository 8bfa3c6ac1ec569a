using System.Diagnostics.Metrics;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Counters of meter <c>OpsCenter.Ingest</c>.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "OpsCenter.Ingest";

    /// <summary>Seconds: from a commit on a fast disk to one that has been tried again for half a minute.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private readonly Meter _meter;

    public IngestMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        Received = _meter.CreateCounter<long>("ops.ingest.received", "{message}", "Messages taken in");
        ReceivedBytes = _meter.CreateCounter<long>("ops.ingest.received.bytes", "By", "Payload bytes of the messages taken in");
        Decoded = _meter.CreateCounter<long>("ops.ingest.decoded", "{message}", "Messages of which something was understood");
        Mapped = _meter.CreateCounter<long>("ops.ingest.mapped", "{item}", "Readings and events made of them, before they are stored");
        Acknowledged = _meter.CreateCounter<long>("ops.ingest.acknowledged", "{message}", "Messages whose senders are told that they are safe");
        Readings = _meter.CreateCounter<long>("ops.ingest.readings", "{reading}", "Readings stored");
        Events = _meter.CreateCounter<long>("ops.ingest.events", "{event}", "Events stored");
        Quarantined = _meter.CreateCounter<long>("ops.ingest.quarantined", "{part}", "Messages or parts written to quarantine");
        Shed = _meter.CreateCounter<long>("ops.ingest.shed", "{message}", "QoS 0 messages dropped because the intake was full");
        Refused = _meter.CreateCounter<long>("ops.ingest.refused", "{message}", "Messages pushed back because the intake was full or the server stops");
        Failed = _meter.CreateCounter<long>("ops.ingest.failed", "{message}", "Messages not stored after all retries");
        Retries = _meter.CreateCounter<long>("ops.ingest.retries", "{commit}", "Commits tried again");
        SinkFailures = _meter.CreateCounter<long>("ops.ingest.sink_failures", "{failure}", "Exceptions of what listens to commits");
        SkippedTexts = _meter.CreateCounter<long>("ops.ingest.skipped_texts", "{field}", "Text fields of line protocol passed over");
        CommitSize = _meter.CreateHistogram<int>("ops.ingest.commit.messages", "{message}", "Messages per commit");
        CommitDuration = _meter.CreateHistogram("ops.ingest.commit.duration", "s", "Time the store took for a commit", null, Seconds);
        Waited = _meter.CreateHistogram("ops.ingest.answer.duration", "s", "From taken in to stored: what a sender waits for its answer", null, Seconds);
        SinkLag = _meter.CreateHistogram("ops.ingest.sink.lag", "s", "From the commit until live state, alarms and the others have seen it", null, Seconds);
    }

    public Counter<long> Received { get; }

    public Counter<long> ReceivedBytes { get; }

    public Counter<long> Decoded { get; }

    public Counter<long> Mapped { get; }

    public Counter<long> Acknowledged { get; }

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

    public Histogram<double> Waited { get; }

    public Histogram<double> SinkLag { get; }

    /// <summary>A message was not taken in.</summary>
    /// <param name="sheddable">Dropped; else its sender is told to come again.</param>
    /// <param name="reason"><c>messages</c>, <c>bytes</c> or <c>stopping</c>.</param>
    internal void NotTaken(bool sheddable, string reason) =>
        (sheddable ? Shed : Refused).Add(1, new("stage", "intake"), new("reason", reason));

    /// <param name="pipeline">Whose queue is shown.</param>
    /// <param name="options">Its bounds.</param>
    /// <param name="series">Different series seen.</param>
    internal void Observe(IngestPipeline pipeline, IngestOptions options, Func<long> series)
    {
        _meter.CreateObservableGauge("ops.ingest.pending", () => pipeline.Pending, "{message}", "Messages taken in and not yet stored");
        _meter.CreateObservableGauge("ops.ingest.pending.limit", () => (long)options.MaxPendingMessages, "{message}", "Above it senders are told to come again");
        _meter.CreateObservableGauge("ops.ingest.pending.bytes", () => pipeline.PendingBytes, "By", "Payload bytes of those");
        _meter.CreateObservableGauge("ops.ingest.pending.bytes.limit", () => options.MaxPendingBytes, "By", "Above it senders are told to come again");
        _meter.CreateObservableGauge("ops.ingest.series", series, "{series}", "Different series seen by this process");
        _meter.CreateObservableGauge("ops.ingest.series.limit", () => (long)options.MaxSeries, "{series}", "A new one beyond is quarantined");
    }
}

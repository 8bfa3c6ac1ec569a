using System.Diagnostics.Metrics;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Feeds;

/// <summary>Counters of the feeds, by feed and kind.</summary>
internal sealed class FeedMetrics
{
    private readonly Counter<long> _brought;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _failed;

    public FeedMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(IngestMetrics.MeterName);
        _brought = meter.CreateCounter<long>("ops.ingest.feed.brought", "{message}", "Answers or files that feeds took in");
        _bytes = meter.CreateCounter<long>("ops.ingest.feed.bytes", "By", "Bytes of those, unpacked");
        _failed = meter.CreateCounter<long>("ops.ingest.feed.failed", "{attempt}", "Attempts of feeds that failed");
    }

    public void Brought(FeedConfig feed, long bytes)
    {
        _brought.Add(1, Feed(feed), Kind(feed));
        _bytes.Add(bytes, Feed(feed), Kind(feed));
    }

    public void Failed(FeedConfig feed) => _failed.Add(1, Feed(feed), Kind(feed));

    private static KeyValuePair<string, object?> Feed(FeedConfig feed) => new("feed", feed.Id);

    private static KeyValuePair<string, object?> Kind(FeedConfig feed) => new("kind", feed.Kind);
}

namespace OpsCenter.Ingest.Feeds;

/// <summary>A way in that the server goes itself: what it fetches, watches or subscribes to.</summary>
public abstract record FeedConfig
{
    /// <value>Unique over all feeds.</value>
    public required string Id { get; init; }

    /// <value>The topic its messages have for the mapping.</value>
    public required string Topic { get; init; }

    /// <value>Address or folder, for people; never a secret.</value>
    public abstract string Where { get; }

    /// <value>For people and metrics: <c>poll</c>, <c>drop</c>, <c>broker</c>.</value>
    public abstract string Kind { get; }
}

namespace OpsCenter.Ingest.Feeds;

/// <summary>Says how feeds stand. Thread-safe.</summary>
public interface IFeedStatusSource
{
    /// <summary>In order of id.</summary>
    IReadOnlyList<FeedStatus> Snapshot();
}

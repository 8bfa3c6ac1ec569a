namespace OpsCenter.Ingest.Feeds;

/// <summary>How a feed stands.</summary>
public enum FeedState : byte
{
    /// <summary>Has not run yet.</summary>
    Waiting,

    /// <summary>The last attempt brought what it should, or rightly nothing.</summary>
    Good,

    /// <summary>The last attempt failed; it is tried again.</summary>
    Failing,

    /// <summary>It names a system that has no address here (Feeds:Systems): nobody is asked.</summary>
    NotConfigured,
}

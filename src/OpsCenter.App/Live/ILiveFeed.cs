namespace OpsCenter.App.Live;

/// <summary>What a connection shows: a live view that it shares, or a replay of its own.</summary>
internal interface ILiveFeed
{
    /// <summary>Everything, for a connection that fell behind; frames follow on from it.</summary>
    Encoded Snapshot(LiveConnection connection);

    /// <summary>The connection ended, or shows something else.</summary>
    void Leave(LiveConnection connection);
}

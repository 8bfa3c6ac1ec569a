using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>What a connection shows: a live view that it shares, or a replay of its own.</summary>
internal interface ILiveFeed
{
    /// <summary>Everything, for a connection that fell behind; frames follow on from it.</summary>
    Encoded Snapshot(LiveConnection connection);

    /// <summary>Where a tile's value comes from and what judges it; null where there is no such tile or it shows no value.</summary>
    TileDetail? Explain(string tile, Instant at);

    /// <summary>The connection ended, or shows something else.</summary>
    void Leave(LiveConnection connection);
}

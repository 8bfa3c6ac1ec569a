namespace OpsCenter.Core.Live.Frames;

/// <summary>What changed since the frame before; with neither tiles nor alarms a heartbeat.</summary>
/// <param name="Seq">One more than the frame before of the same view, heartbeats included; after a resume the sequence it leads up to.</param>
/// <param name="T">Server time, Unix milliseconds.</param>
/// <param name="Tiles">Changed tiles, or null.</param>
/// <param name="Alarms">The whole strip when it changed, or null.</param>
/// <param name="Replay">Of a replay, where <paramref name="T"/> is the moment shown; null live.</param>
public sealed record LiveFrame(long Seq, long T, IReadOnlyList<TileState>? Tiles, AlarmStrip? Alarms, ReplayMark? Replay = null)
{
    /// <summary>This frame followed by <paramref name="later"/> as one frame.</summary>
    public LiveFrame Then(LiveFrame later) =>
        new(later.Seq, later.T, TileState.Merge(Tiles, later.Tiles), later.Alarms ?? Alarms);
}

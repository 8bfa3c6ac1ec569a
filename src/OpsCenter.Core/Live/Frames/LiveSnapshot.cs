namespace OpsCenter.Core.Live.Frames;

/// <summary>All a screen needs to paint: the answer to a subscription, and what a screen gets that lost frames.</summary>
/// <param name="Seq">Sequence of the newest frame already contained in it. Never repeats, not even over restarts of the server.</param>
/// <param name="T">Server time, Unix milliseconds: the screen corrects its own clock by it.</param>
/// <param name="Build">Changes with the program or its browser assets: a screen that sees another build reloads.</param>
/// <param name="Simulated">The server runs the demo, or a tile shows simulated data.</param>
/// <param name="Layout">Grid and tiles.</param>
/// <param name="Tiles">One state per tile that has one (clock and text have none).</param>
/// <param name="Alarms">The strip.</param>
/// <param name="Replay">Of a replay, where <paramref name="T"/> is the moment shown; null live.</param>
public sealed record LiveSnapshot(
    long Seq, long T, string Build, bool Simulated, LiveLayout Layout, IReadOnlyList<TileState> Tiles, AlarmStrip Alarms,
    ReplayMark? Replay = null);

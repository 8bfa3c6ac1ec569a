using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>A part of the pipeline that has not moved for too long.</summary>
/// <param name="Name">For people.</param>
/// <param name="Since">When it was last seen to move.</param>
/// <param name="Board">It is the one that keeps the alarm board: the board cannot tell of it.</param>
internal sealed record Stage(LocalizedText Name, Instant Since, bool Board = false);

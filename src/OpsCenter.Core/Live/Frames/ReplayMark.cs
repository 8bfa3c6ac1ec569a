using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>How a replay stands; in every frame of one, so that no screen takes the past for the present.</summary>
/// <param name="Speed">Times as fast as it happened.</param>
/// <param name="Playing">False while it is paused.</param>
/// <param name="Waiting">The past is being read; the time shown stands still meanwhile.</param>
/// <param name="From">First moment that can be shown, Unix milliseconds.</param>
/// <param name="To">Last moment that can be shown.</param>
/// <param name="Scenario">Id of the scenario; null for what the centre itself stored.</param>
/// <param name="Title">Of the scenario, in snapshots.</param>
/// <param name="Note">Where the scenario's figures come from and what is made up, in snapshots.</param>
public sealed record ReplayMark(
    double Speed, bool Playing, bool Waiting, long From, long To, string? Scenario = null, LocalizedText? Title = null, LocalizedText? Note = null);

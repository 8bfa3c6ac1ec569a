using OpsCenter.Core.Configuration;
using OpsCenter.Core.Replay;

namespace OpsCenter.App.Replay;

/// <summary>A past as replays of it begin.</summary>
/// <param name="Past">Where it is read from.</param>
/// <param name="Bounds">Asked at each turn.</param>
/// <param name="Scenario">Id; null for what the centre stored.</param>
/// <param name="Title">Of a scenario.</param>
/// <param name="Note">Of a scenario: where its figures come from.</param>
internal sealed record ReplaySource(
    ReplayPast Past, Func<ReplayBounds> Bounds, string? Scenario = null, LocalizedText? Title = null, LocalizedText? Note = null)
{
    /// <summary>A scenario begins again at its end; the stored past ends in the present and waits there.</summary>
    public bool Loops => Scenario is not null;
}

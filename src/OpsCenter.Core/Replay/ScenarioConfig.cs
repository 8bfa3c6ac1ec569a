using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>A scenario file, validated: a stretch of time that never was in this centre's store. Immutable.</summary>
/// <param name="Id">Equals the file's name.</param>
/// <param name="Title">Shown in the banner.</param>
/// <param name="Note">Shown in the banner: where the figures come from and what is reconstructed.</param>
/// <param name="From">First moment.</param>
/// <param name="To">Last moment.</param>
/// <param name="Speed">At which it begins to play.</param>
/// <param name="Series">What is known.</param>
public sealed record ScenarioConfig(
    string Id, LocalizedText Title, LocalizedText Note, Instant From, Instant To, double Speed, IReadOnlyList<ScenarioSeries> Series);

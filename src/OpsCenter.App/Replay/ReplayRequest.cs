namespace OpsCenter.App.Replay;

/// <summary>What a screen asks a replay for; what is null stays as it is.</summary>
/// <param name="At">Moment to show, Unix milliseconds; outside what is stored the nearest that is.</param>
/// <param name="Speed">Times as fast as it happened.</param>
/// <param name="Playing">False stops the time shown.</param>
/// <param name="Scenario">Id of a scenario instead of what the centre stored; only when a replay is opened.</param>
internal sealed record ReplayRequest(long? At = null, double? Speed = null, bool? Playing = null, string? Scenario = null);

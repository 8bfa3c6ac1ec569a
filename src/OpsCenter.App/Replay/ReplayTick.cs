namespace OpsCenter.App.Replay;

/// <summary>A mark on the slider: an alarm was raised or grew worse.</summary>
/// <param name="T">Unix milliseconds.</param>
/// <param name="S">Severity, 1 to 4.</param>
internal sealed record ReplayTick(long T, int S);

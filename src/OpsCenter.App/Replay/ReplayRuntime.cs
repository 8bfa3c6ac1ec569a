using OpsCenter.App.Live;

namespace OpsCenter.App.Replay;

/// <summary>What all replays of the server share.</summary>
internal sealed record ReplayRuntime(
    ReplayGate Gate, LiveMark Mark, LiveMeter Meter, TimeSpan Tick, TimeProvider Time, ILogger<ReplayChannel> Log);

using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Replay;

/// <summary>Which moments can be shown.</summary>
/// <param name="From">First.</param>
/// <param name="To">Last; grows with the clock for what the centre stores.</param>
internal readonly record struct ReplayBounds(Instant From, Instant To)
{
    public Instant Nearest(Instant at) => at < From ? From : at > To ? To : at;
}

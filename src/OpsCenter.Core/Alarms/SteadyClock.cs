using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Time that never jumps: the wall clock as it was at the start, carried on by the processor's. Delays are measured with it, so that a corrected clock neither raises nor holds back an alarm.</summary>
internal sealed class SteadyClock(TimeProvider time)
{
    private readonly Instant _origin = time.GetInstant();
    private readonly long _started = time.GetTimestamp();

    public Instant Now => _origin + time.GetElapsedTime(_started);
}

using OpsCenter.Ingest.Decoding.Sparkplug;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Decoding;

/// <summary>What the process remembers of devices between messages: counters, and names that Sparkplug announces only once.</summary>
/// <remarks>Survives a reload of the configuration, not a restart. Thread-safe, bounded.</remarks>
internal sealed class DeviceMemory
{
    public CounterStates Counters { get; } = new();

    public SparkplugNodes Sparkplug { get; } = new();
}

using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>Hears each new reading of the series it is attached to, on the writer's thread: must be quick and must not throw.</summary>
public interface ISeriesWatcher
{
    void OnReading(in Reading reading);
}

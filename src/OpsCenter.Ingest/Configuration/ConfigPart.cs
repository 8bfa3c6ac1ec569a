using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>One part of the configuration in force, for those who need no more.</summary>
internal sealed class ConfigPart<T>(LiveIngestConfig whole, Func<IngestConfiguration, T> part) : ILiveConfig<T>
    where T : class
{
    public event Action? Changed
    {
        add => whole.Changed += value;
        remove => whole.Changed -= value;
    }

    public T Current => part(whole.Current);
}

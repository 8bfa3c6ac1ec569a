using OpsCenter.Core.Configuration;

namespace OpsCenter.Testing.Live;

/// <summary>A configuration that never changes.</summary>
public sealed class FixedConfig<T>(T value) : ILiveConfig<T>
    where T : class
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public T Current => value;
}

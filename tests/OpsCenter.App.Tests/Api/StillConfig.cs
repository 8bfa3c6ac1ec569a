using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Tests.Api;

/// <summary>A configuration that never changes.</summary>
internal sealed class StillConfig<T>(T value) : ILiveConfig<T>
    where T : class
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public T Current => value;
}

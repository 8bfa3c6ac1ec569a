using OpsCenter.Core.Configuration;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>A configuration that a test sets.</summary>
internal sealed class StillConfig<T>(T value) : ILiveConfig<T>
    where T : class
{
    public event Action? Changed;

    public T Current { get; private set; } = value;

    public void Set(T value)
    {
        Current = value;
        Changed?.Invoke();
    }
}

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>A configuration that changes when the test says so.</summary>
internal sealed class FixedConfig<T>(T value) : ILiveConfig<T>
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

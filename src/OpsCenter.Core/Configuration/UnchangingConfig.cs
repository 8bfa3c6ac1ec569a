namespace OpsCenter.Core.Configuration;

/// <summary>A part of the configuration for which no file is read.</summary>
public sealed class UnchangingConfig<T>(T value) : ILiveConfig<T>
    where T : class
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public T Current { get; } = value;
}

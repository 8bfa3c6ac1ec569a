namespace OpsCenter.Core.Configuration;

/// <summary>A part of the configuration that may be replaced while running.</summary>
/// <typeparam name="T">Immutable snapshot.</typeparam>
public interface ILiveConfig<out T>
    where T : class
{
    /// <summary>The snapshot in force; swapped in one assignment.</summary>
    T Current { get; }

    /// <summary>Raised after a swap, on the reloading thread. Handlers must not throw.</summary>
    event Action? Changed;
}

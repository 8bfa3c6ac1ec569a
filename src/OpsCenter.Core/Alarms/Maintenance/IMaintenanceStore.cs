namespace OpsCenter.Core.Alarms.Maintenance;

/// <summary>Durable maintenance windows. Thread-safe.</summary>
public interface IMaintenanceStore
{
    /// <summary>In order of id.</summary>
    Task<IReadOnlyList<MaintenanceWindow>> ListAsync(CancellationToken cancellation);

    /// <summary>Adds it, or replaces the one with the same id.</summary>
    Task SaveAsync(MaintenanceWindow window, CancellationToken cancellation);

    /// <summary>False where there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellation);
}

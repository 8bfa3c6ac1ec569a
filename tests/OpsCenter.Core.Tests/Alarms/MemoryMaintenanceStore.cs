using OpsCenter.Core.Alarms.Maintenance;

namespace OpsCenter.Core.Tests.Alarms;

internal sealed class MemoryMaintenanceStore : IMaintenanceStore
{
    private readonly SortedDictionary<string, MaintenanceWindow> _windows = [];

    public Task<IReadOnlyList<MaintenanceWindow>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MaintenanceWindow>>([.. _windows.Values]);

    public Task SaveAsync(MaintenanceWindow window, CancellationToken cancellation)
    {
        _windows[window.Id] = window;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(string id, CancellationToken cancellation) => Task.FromResult(_windows.Remove(id));
}

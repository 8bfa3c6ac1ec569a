namespace OpsCenter.Core.Devices;

/// <summary>Durable device credentials. Another process (the command line) may change them at any time.</summary>
public interface IDeviceStore
{
    Task<IReadOnlyList<DeviceCredential>> ListAsync(CancellationToken cancellation);

    /// <summary>False where the id is taken.</summary>
    Task<bool> AddAsync(DeviceCredential device, CancellationToken cancellation);

    /// <summary>False where there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellation);
}

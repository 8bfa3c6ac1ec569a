namespace OpsCenter.Simulator.Running;

/// <summary>Where the simulated devices get their credentials from: the host registers one that creates them, the command line uses one for all.</summary>
public interface IDeviceLogins
{
    /// <summary>The credential of one device. Asked once per device, before it connects.</summary>
    /// <param name="clientId">Client id it will connect with.</param>
    /// <param name="publishFilters">Topic filters it publishes to.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<DeviceLogin> ForAsync(string clientId, IReadOnlyList<string> publishFilters, CancellationToken cancellation);
}

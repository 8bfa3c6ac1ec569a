using System.Collections.Concurrent;
using System.Text;
using OpsCenter.App.Devices;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Simulator.Running;

namespace OpsCenter.App.Demo;

/// <summary>
/// Credentials of the simulated devices: each has its own, made anew at every start and never stored. A real device added under
/// the same id wins, so a simulated station is replaced by simply connecting the true one.
/// </summary>
public sealed class DemoDevices(TimeProvider time) : IDeviceCredentialOverlay, IDeviceLogins
{
    private readonly ConcurrentDictionary<string, DeviceCredential> _devices = new();

    public DeviceCredential? Find(string userName) => _devices.GetValueOrDefault(userName);

    /// <inheritdoc/>
    public ValueTask<DeviceLogin> ForAsync(string clientId, IReadOnlyList<string> publishFilters, CancellationToken cancellation)
    {
        var password = DevicePassword.Generate();
        _devices[clientId] = new DeviceCredential(
            clientId, DevicePassword.Hash(Encoding.UTF8.GetBytes(password), generated: true),
            publishFilters, [], Fleet: false, Simulated: true, time.GetInstant());
        return ValueTask.FromResult(new DeviceLogin(clientId, password));
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.Simulator.Running;

/// <summary>One credential for all devices, from the options.</summary>
internal sealed class FleetLogin(IOptions<SimulatorOptions> options) : IDeviceLogins
{
    public ValueTask<DeviceLogin> ForAsync(string clientId, IReadOnlyList<string> publishFilters, CancellationToken cancellation) =>
        ValueTask.FromResult(new DeviceLogin(options.Value.User, options.Value.Password));
}

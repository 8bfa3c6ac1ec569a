using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Devices;

namespace OpsCenter.Simulator.Running;

/// <summary>Gives each device the link of its kind: MQTT, HTTP, or a folder.</summary>
internal sealed class DeviceLinks(IOptions<SimulatorOptions> options, IDeviceLogins logins, IPushLogins pushes, TimeProvider time, ILogger<DeviceLinks> logger)
{
    /// <summary>False where it was not said where to push or to leave files.</summary>
    public bool Carries(ISimulatedDevice device) => device switch
    {
        IPushingDevice => pushes.Any,
        IFilingDevice => options.Value.DropFolder is not null,
        _ => true,
    };

    public async ValueTask<IDeviceLink> OpenAsync(ISimulatedDevice device, CancellationToken cancellation) => device switch
    {
        IPushingDevice => new HttpDeviceLink(device.ClientId, await pushes.ForAsync(device.ClientId, cancellation), time, logger),
        IFilingDevice => new FileDeviceLink(options.Value.DropFolder!),
        _ => new MqttDeviceLink(options.Value, device.ClientId, await logins.ForAsync(device.ClientId, device.PublishFilters, cancellation), time, logger),
    };
}

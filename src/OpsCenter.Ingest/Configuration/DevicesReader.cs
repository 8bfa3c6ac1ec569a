using OpsCenter.Core.Devices;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>devices.yaml</c>: what is known of single devices beside where they stand.</summary>
internal sealed class DevicesReader
{
    private readonly Dictionary<string, DeviceConfig> _devices = new(StringComparer.Ordinal);

    public IReadOnlyCollection<DeviceConfig> Build() => _devices.Values;

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("devices"))
        {
            ReadDevice(node);
        }
    }

    private void ReadDevice(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", "rg-ben-binh");
        var device = new DeviceConfig(
            id ?? "", map.OptionalText("model"), map.OptionalText("firmware"), map.OptionalDate("calibrationDue"), map.OptionalDuration("interval"), map.OptionalNumber("batteryLow"));
        map.ReportUnknownKeys();
        if (device.Interval <= TimeSpan.Zero)
        {
            node.Error("the interval is not longer than nothing", "Write the normal time between two messages, e.g. 5m");
        }

        if (id is not null && !_devices.TryAdd(id, device))
        {
            node.Error($"device '{id}' is described twice", "Describe a device in one devices.yaml only");
        }
    }
}

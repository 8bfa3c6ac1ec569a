using System.Globalization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>The devices for technicians: the list, one device, and ending its connection (audited). Thread-safe.</summary>
public sealed class DeviceCensus(
    DeviceBoard board, ILiveConfig<IngestConfiguration> configuration, IDeviceConnections connections, IAuditLog audit, TimeProvider time)
{
    private Cached? _cached;

    /// <summary>In order of id; null without <see cref="Permission.ManageDevices"/>.</summary>
    public IReadOnlyList<DeviceLine>? List(Caller caller)
    {
        if (!May(caller))
        {
            return null;
        }

        var (devices, current, language) = (board.Current, configuration.Current, CultureInfo.CurrentUICulture.Name);
        var cached = Volatile.Read(ref _cached);
        if (cached is null || !ReferenceEquals(cached.Devices, devices) || !ReferenceEquals(cached.Configuration, current) || cached.Language != language)
        {
            // One for all pages of a language: folding ten thousand names is the dear part.
            var packs = current.Packs.ToDictionary(pack => pack.Id, pack => pack.Name.ToString());
            var today = LocalTime.Day(time.GetInstant());
            cached = new Cached(devices, current, language, [.. devices.Select(device => Line(device, packs, today))]);
            Volatile.Write(ref _cached, cached);
        }

        return cached.Lines;
    }

    /// <summary>Null where there is none of this id, or not for this caller.</summary>
    public DeviceLine? Find(Caller caller, string id) => List(caller)?.FirstOrDefault(line => line.Device.Id == id);

    /// <summary>Newest reading of each of its series; null without the permission.</summary>
    public IReadOnlyList<Reading>? ReadingsOf(Caller caller, string id) => May(caller) ? board.ReadingsOf(id) : null;

    /// <summary>Its open connections, or those of the gateway that carries it; null without the permission.</summary>
    public IReadOnlyList<MqttConnectedClient>? ConnectionsOf(Caller caller, DeviceView device)
    {
        if (!May(caller))
        {
            return null;
        }

        var own = connections.Of(device.Id);
        return own.Count == 0 && device.Counts?.Sender is { } sender ? connections.Of(sender) : own;
    }

    /// <summary>False without the permission.</summary>
    public async Task<bool> DisconnectAsync(Caller caller, string clientId, CancellationToken cancellation)
    {
        if (!May(caller))
        {
            return false;
        }

        connections.Disconnect(clientId);
        await audit.AppendAsync(caller, "device.disconnect", clientId, null, cancellation);
        return true;
    }

    private static bool May(Caller caller) => caller.Can(Permission.ManageDevices);

    private static DeviceLine Line(DeviceView device, Dictionary<string, string> packs, DateOnly today)
    {
        var pack = device.Pack is { } id ? packs.GetValueOrDefault(id, id) : "";
        return new DeviceLine(
            device,
            pack,
            Calibration.Judge(device.Config?.CalibrationDue, today),
            ToneFree.Fold($"{device.Id} {pack} {device.Pack} {device.Site?.Id} {device.Site?.Name} {device.Counts?.Source} {device.Config?.Model} {device.Firmware}"));
    }

    private sealed record Cached(IReadOnlyList<DeviceView> Devices, IngestConfiguration Configuration, string Language, IReadOnlyList<DeviceLine> Lines);
}

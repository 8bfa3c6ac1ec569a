using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Quarantine;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>One device: what it is, how it is connected, its last readings and its last refused messages.</summary>
public sealed partial class DevicePage(DeviceCensus census, QuarantineReading quarantine, ILiveConfig<FieldCatalogue> fields)
{
    private const int RefusedShown = 5;
    private const int PayloadShown = 400;
    private DeviceLine? _line;
    private IReadOnlyList<Reading> _readings = [];
    private IReadOnlyList<QuarantineEntry> _refused = [];
    private IReadOnlyList<MqttConnectedClient> _connections = [];

    [SupplyParameterFromQuery(Name = "id")]
    public string? Id { get; set; }

    /// <summary>The credential that carries it: its own, or its gateway's.</summary>
    private string Sender => _connections.Count > 0 && _connections[0].UserName is { } user ? user : _line?.Device.Counts?.Sender ?? Id ?? "";

    protected override async Task OnInitializedAsync()
    {
        if (Id is { Length: > 0 } id)
        {
            // The store looks in source, topic, device and reason: a device that a topic names is found by its topic.
            _refused = await quarantine.ListAsync(Caller, id, 0, RefusedShown, Leaving) ?? [];
        }
    }

    protected override void OnParametersSet()
    {
        _line = Id is { Length: > 0 } id ? census.Find(Caller, id) : null;
        _readings = _line is null ? [] : census.ReadingsOf(Caller, _line.Device.Id) ?? [];
        _connections = _line is null ? [] : census.ConnectionsOf(Caller, _line.Device) ?? [];
    }

    private async Task DisconnectAsync(string clientId)
    {
        if (await census.DisconnectAsync(Caller, clientId, Leaving))
        {
            await TellAsync(good: true, T["Device.Disconnected", clientId]);
        }
    }

    private FieldInfo? Info(Reading reading) => fields.Current.Find(reading.Series.Measurement, reading.Series.Field);

    private static string Beginning(QuarantineEntry entry) =>
        PayloadView.Text(entry.Payload.Span[..Math.Min(entry.Payload.Length, PayloadShown)]);
}

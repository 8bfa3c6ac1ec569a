using Microsoft.AspNetCore.Components;
using OpsCenter.App.Devices;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>Device credentials: who may send what, who is connected, add and remove.</summary>
public sealed partial class CredentialsPage(
    DeviceAdministration administration, IDeviceConnections connections, NavigationManager navigation)
{
    private IReadOnlyList<DeviceCredential> _devices = [];
    private IReadOnlyDictionary<string, int> _connected = new Dictionary<string, int>();
    private string? _sought;
    private string _id = "";
    private string _publish = "line/%c";
    private string _subscribe = "";
    private bool _fleet;
    private bool _busy;
    private string? _added;
    private string? _password;
    private string? _example;

    private string Host => new Uri(navigation.BaseUri).Host;

    private IEnumerable<DeviceCredential> Shown =>
        _devices.Where(device => ToneFree.Contains($"{device.Id} {string.Join(' ', device.Publish)}", _sought)).OrderBy(device => device.Id, StringComparer.Ordinal);

    /// <summary>Id of a device to look for first.</summary>
    [SupplyParameterFromQuery(Name = "device")]
    public string? Device { get; set; }

    protected override Task OnInitializedAsync()
    {
        _sought = Device;
        return LoadAsync();
    }

    protected override void OnParametersSet() =>
        _connected = connections.ByDevice();

    private async Task LoadAsync() => _devices = await administration.ListAsync(Caller, Leaving) ?? [];

    private async Task AddAsync()
    {
        _busy = true;
        try
        {
            var draft = new DeviceDraft(_id.Trim(), Filters(_publish), Filters(_subscribe), _fleet);
            switch (await administration.AddAsync(Caller, draft, password: null, Leaving))
            {
                case DeviceAddition.Added added:
                    (_added, _password) = (draft.Id, added.Password);
                    _example = draft.Publish[0].Replace("%c", draft.Id, StringComparison.Ordinal).Replace("%u", draft.Id, StringComparison.Ordinal);
                    (_id, _publish, _subscribe, _fleet) = ("", "line/%c", "", false);
                    break;
                case DeviceAddition.Refused refused:
                    await TellAsync(good: false, T[$"DeviceRefusal.{refused.Reason}", refused.Detail]);
                    break;
            }
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
    }

    private async Task RemoveAsync(DeviceCredential device)
    {
        var removed = await administration.RemoveAsync(Caller, device.Id, Leaving);
        await TellAsync(removed == true, T[removed switch { true => "Devices.Removed", false => "Devices.Unknown", null => "DeviceRefusal.Forbidden" }, device.Id]);
        await LoadAsync();
    }

    private void Forget() => (_added, _password, _example) = (null, null, null);

    private static string[] Filters(string typed) => typed.Split((char[])[' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Devices;

/// <summary>Every device, as its data show it. One page of rows goes to the browser, however many there are.</summary>
public sealed partial class DevicesPage(DeviceCensus census, NavigationManager navigation)
{
    private const int PageSize = 50;

    /// <summary>The list moves as devices speak; a reader must be able to hit a row.</summary>
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(5);

    private static readonly (string Text, DeviceOrder? Order, string? Class)[] Columns =
    [
        ("Device.Device", DeviceOrder.Id, null), ("Device.State", DeviceOrder.State, null), ("Device.Where", null, null), ("Device.Source", null, null),
        ("Device.LastSeen", DeviceOrder.LastSeen, null), ("Device.Interval", null, "num"), ("Device.PerMinute", DeviceOrder.PerMinute, "num"),
        ("Device.Battery", DeviceOrder.Battery, "num"), ("Device.Signal", DeviceOrder.Signal, "num"), ("Device.Firmware", null, null),
        ("Device.Calibration", DeviceOrder.Calibration, null), ("Device.Refused", DeviceOrder.Refused, "num"),
    ];

    private IReadOnlyList<DeviceLine> _lines = [];
    private List<DeviceLine> _found = [];
    private Instant? _read;
    private string? _sought;
    private DeviceFilter _filter;
    private DeviceOrder _order = DeviceOrder.State;
    private bool _descending;
    private int _skip;

    /// <summary>What to look for first.</summary>
    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    /// <summary>Which ones first.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    private string Host => new Uri(navigation.BaseUri).Host;

    protected override void OnInitialized()
    {
        _sought = Search;
        _filter = Enum.TryParse<DeviceFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : DeviceFilter.All;
    }

    protected override void OnParametersSet()
    {
        if (_read is not { } read || Now.At - read >= Renewed || Now.At < read)
        {
            _read = Now.At;
            _lines = census.List(Caller) ?? [];
            Find();
        }
    }

    private void Find()
    {
        var words = ToneFree.Words(_sought);
        _found = [.. _order.Sort(_lines.Where(line => _filter.Takes(line) && ToneFree.ContainsAll(line.Search, words)), _descending)];
        _skip = _skip < _found.Count ? _skip : 0;
    }

    private void Seek()
    {
        _skip = 0;
        Find();
    }

    private void Filter(DeviceFilter filter)
    {
        (_filter, _skip) = (filter, 0);
        Find();
    }

    private void Sort(DeviceOrder order)
    {
        (_descending, _order, _skip) = (_order == order && !_descending, order, 0);
        Find();
    }

    private void Page(int step) => _skip = Math.Max(0, _skip + step);

    private string? Sorted(DeviceOrder? order) => order is null ? null : order != _order ? "none" : _descending ? "descending" : "ascending";
}

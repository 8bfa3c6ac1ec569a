using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.Devices;
using OpsCenter.Core.Access;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Live;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The list of devices and a device's own page, over the shipped configuration.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class DevicePagesTests
{
    [Fact]
    public async Task Devices_OneSpeaksOneIsSilentOneNeverSpoke_SaysSoInWordsAndShapes()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var now = TimeProvider.System.GetInstant();
        Came(host, "rg-ben-binh", "river", "level", 1.25, now);
        Came(host, "rg-pha-lai", "river", "level", 2, now - TimeSpan.FromMinutes(150));
        using var browser = await host.SignedInAsync(Role.Technician);

        var page = await browser.OpenAsync("/console/devices?search=rg-");
        var rows = page.QuerySelectorAll("table.devices tbody tr");

        Assert.Equal(("Đang gửi", "presence presence-talking"), State(rows, "rg-ben-binh"));
        Assert.Equal("presence presence-silent", State(rows, "rg-pha-lai").Class);
        Assert.StartsWith("Im lặng 02:", State(rows, "rg-pha-lai").Text, StringComparison.Ordinal);
        Assert.Equal(("Chưa từng gửi", "presence presence-never"), State(rows, "rg-an-phu"));
        Assert.NotEqual(rows[0].QuerySelector(".presence path")!.GetAttribute("d"), rows[^1].QuerySelector(".presence path")!.GetAttribute("d"));
        Assert.Contains("Bến Bình", Row(rows, "rg-ben-binh").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ben binh", "rg-ben-binh")]
    [InlineData("VEGAPULS C 21", "rg-phu-luong")]
    public async Task Devices_Search_IgnoresToneMarksAndLooksInPlaceAndModel(string sought, string found)
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        using var browser = await host.SignedInAsync(Role.Technician);

        var rows = (await browser.OpenAsync($"/console/devices?search={Uri.EscapeDataString(sought)}")).QuerySelectorAll("table.devices tbody tr");

        Assert.Equal(found, Assert.Single(rows).QuerySelector("b")!.TextContent);
    }

    [Theory]
    [InlineData("LowBattery", "rg-ben-binh")]
    [InlineData("Calibration", "rg-phu-luong")]
    [InlineData("Refused", "rg-pha-lai")]
    public async Task Devices_Filter_ShowsWhatNeedsAVisit(string filter, string device)
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var now = TimeProvider.System.GetInstant();
        Came(host, "rg-ben-binh", "device", "battery", 3.4, now);
        Came(host, "rg-an-phu", "device", "battery", 3.9, now);
        Came(host, "rg-pha-lai", "river", "level", 1, now);
        var traffic = host.Services.GetRequiredService<DeviceTraffic>();
        traffic.Came("rg-pha-lai", "water.gauge", null, now, 1);
        traffic.Refused("water/rg-pha-lai/telemetry", "gateway", now);
        using var browser = await host.SignedInAsync(Role.Technician);

        var shown = Ids(await browser.OpenAsync($"/console/devices?show={filter}"));

        Assert.Contains(device, shown);
        Assert.DoesNotContain("rg-an-phu", shown);
    }

    [Fact]
    public async Task Devices_TenThousand_SendOnePageToTheBrowser()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var now = TimeProvider.System.GetInstant();
        host.Services.GetRequiredService<LiveState>().OnCommitted(new CommittedBatch(
            [.. Enumerable.Range(0, 10_000).Select(i => Reading($"meter-{i:D5}", "river", "level", i, now))], [], now));
        using var browser = await host.SignedInAsync(Role.Technician);

        var page = await browser.OpenAsync("/console/devices?search=meter");

        Assert.Equal(50, page.QuerySelectorAll("table.devices tbody tr").Length);
        Assert.Contains("10.000", page.QuerySelectorAll("section.panel h2 span")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_OfItsOwn_ShowsReadingsCalibrationAndRefusedMessages()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var now = TimeProvider.System.GetInstant();
        Came(host, "rg-ben-binh", "river", "level", 1.25, now);
        await host.Services.GetRequiredService<IQuarantineStore>().AddAsync(
            [new QuarantineEntry(0, now, "water.gauge", "water/rg-ben-binh/telemetry", "gateway", "record 1: no value at level_cm", Encoding.UTF8.GetBytes("{\"lvl\":1}"))],
            CancellationToken.None);
        using var browser = await host.SignedInAsync(Role.Technician);

        var text = (await browser.OpenAsync("/console/devices/one?id=rg-ben-binh")).QuerySelector("main")!.TextContent;

        Assert.All(["OTT RLS", "1,25 m", "15/03/2027", "no value at level_cm", "{\"lvl\":1}"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Device_Unknown_IsNotMadeUp()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        using var browser = await host.SignedInAsync(Role.Technician);

        Assert.Contains("Không có thiết bị này", (await browser.OpenAsync("/console/devices/one?id=%3Cscript%3E")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Census_WithoutThePermission_TellsNothingAndDisconnectsNobody()
    {
        await using var host = await ConsoleHost.StartAsync(ConsoleHost.ShippedPlaces);
        var census = host.Services.GetRequiredService<DeviceCensus>();
        var caller = Caller.Person("o", [Role.Operator]);

        Assert.Null(census.List(caller));
        Assert.Null(census.ReadingsOf(caller, "rg-ben-binh"));
        Assert.False(await census.DisconnectAsync(caller, "rg-ben-binh", CancellationToken.None));
        Assert.True(await census.DisconnectAsync(ConsoleHost.Administrator, "rg-ben-binh", CancellationToken.None));
        Assert.Equal("device.disconnect", (await host.Services.GetRequiredService<IAuditLog>().ListAsync(1, CancellationToken.None)).Single().Action);
    }

    [Fact]
    public void Sort_UnknownValues_StandLastEitherWay()
    {
        DeviceLine[] lines = [Line("a", null), Line("b", 20), Line("c", 90)];

        Assert.Equal(["b", "c", "a"], DeviceOrder.Battery.Sort(lines, descending: false).Select(line => line.Device.Id));
        Assert.Equal(["c", "b", "a"], DeviceOrder.Battery.Sort(lines, descending: true).Select(line => line.Device.Id));

        static DeviceLine Line(string id, double? battery) => new(
            new DeviceView { Id = id, Battery = battery is { } value ? new DeviceGauge("battery", value, "%", default, false) : null }, "", CalibrationState.Unknown, "");
    }

    private static void Came(ConsoleHost host, string device, string measurement, string field, double value, Instant at) =>
        host.Services.GetRequiredService<LiveState>().OnCommitted(new CommittedBatch([Reading(device, measurement, field, value, at)], [], at));

    private static Reading Reading(string device, string measurement, string field, double value, Instant at) =>
        new(new SeriesKey(measurement, new Dictionary<string, string> { ["pack"] = "water", ["device"] = device }, field), at, value, Quality.Good, ReadingFlags.None, at);

    private static IEnumerable<string> Ids(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("table.devices tbody tr b").Select(id => id.TextContent);

    private static AngleSharp.Dom.IElement Row(IEnumerable<AngleSharp.Dom.IElement> rows, string id) => rows.Single(row => row.QuerySelector("b")!.TextContent == id);

    private static (string Text, string Class) State(IEnumerable<AngleSharp.Dom.IElement> rows, string id)
    {
        var mark = Row(rows, id).QuerySelector(".presence")!;
        return (mark.TextContent.Trim(), mark.ClassName!);
    }
}

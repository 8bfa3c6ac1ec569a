using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Devices;

public sealed class DeviceTrafficTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Find_RegularMessages_TellsTheirInterval()
    {
        var traffic = new DeviceTraffic();
        for (var i = 0; i < 10; i++)
        {
            traffic.Came("d", "s", null, _time.GetInstant(), 2);
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        var counts = traffic.Find("d", _time.GetInstant())!;

        Assert.Equal((10L, 20L, TimeSpan.FromSeconds(30)), (counts.Messages, counts.Readings, counts.Interval));
    }

    [Fact]
    public void Find_SeveralPartsOfOneMessage_AreOneMessage()
    {
        var traffic = new DeviceTraffic();
        traffic.Came("d", "s", null, _time.GetInstant(), 1);
        traffic.Came("d", "s", null, _time.GetInstant(), 3);

        Assert.Equal((1L, 4L, null), (traffic.Find("d", _time.GetInstant())!.Messages, traffic.Find("d", _time.GetInstant())!.Readings, traffic.Find("d", _time.GetInstant())!.Interval));
    }

    [Fact]
    public void Find_PerMinute_IsThatOfTheLastWholeMinuteAndNothingAfterSilence()
    {
        var traffic = new DeviceTraffic();
        traffic.Came("d", "s", null, _time.GetInstant(), 7);
        Assert.Null(PerMinute());
        _time.Advance(TimeSpan.FromMinutes(1));
        traffic.Came("d", "s", null, _time.GetInstant(), 4);
        Assert.Null(PerMinute());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, PerMinute());
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, PerMinute());

        long? PerMinute() => traffic.Find("d", _time.GetInstant())!.PerMinute;
    }

    [Fact]
    public void Came_MoreDevicesThanTheLimit_AreNotFollowed()
    {
        var traffic = new DeviceTraffic(limit: 2);
        foreach (var device in (string[])["a", "b", "c", "a"])
        {
            traffic.Came(device, "s", null, _time.GetInstant(), 1);
        }

        Assert.Equal(["a", "b"], traffic.Devices.Order());
        Assert.Null(traffic.Find("c", _time.GetInstant()));
    }
}

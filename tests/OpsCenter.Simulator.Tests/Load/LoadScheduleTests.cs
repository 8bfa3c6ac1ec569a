using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Simulator.Load;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LoadScheduleTests
{
    [Fact]
    public void DueOf_AllDevicesTogether_IsWhatIsDue() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 200)), Arb.From(Gen.Choose(0, 5000)), (devices, due) =>
        {
            var schedule = new LoadSchedule(devices, 1000, TimeSpan.FromSeconds(60));
            return Enumerable.Range(0, devices).Sum(device => schedule.DueOf(device, due)) == due;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void DueAt_ConsecutiveMessages_AreEvenlySpread()
    {
        var schedule = new LoadSchedule(Devices: 4, Rate: 100, TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.Zero, schedule.DueAt(0, 0));
        Assert.Equal(TimeSpan.FromMilliseconds(30), schedule.DueAt(3, 0));
        Assert.Equal(TimeSpan.FromMilliseconds(40), schedule.DueAt(0, 1));
    }

    [Fact]
    public void Due_AfterTheEnd_IsTheTotal()
    {
        var schedule = new LoadSchedule(10, 500, TimeSpan.FromSeconds(2));

        Assert.Equal(1000, schedule.Total);
        Assert.Equal(1000, schedule.Due(TimeSpan.FromHours(1)));
        Assert.Equal(1, schedule.Due(TimeSpan.Zero));
        Assert.Equal(0, schedule.Due(TimeSpan.FromSeconds(-1)));
    }
}

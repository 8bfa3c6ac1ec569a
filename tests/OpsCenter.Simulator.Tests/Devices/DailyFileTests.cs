using System.Text;
using OpsCenter.Simulator.Devices;
using OpsCenter.Simulator.Province;
using Xunit;

namespace OpsCenter.Simulator.Tests.Devices;

public sealed class DailyFileTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, Shape.Zone);
    private readonly DailyFile _office = new("office", "x", new(11, 30, 0), "date", day => day.DayOfWeek == DayOfWeek.Sunday ? [] : [day.ToString("dd", null)]);

    [Fact]
    public void Sample_BeforeTheFileOfTheDay_IsTheTwoWeeksUntilYesterday()
    {
        var file = Assert.Single(_office.Sample(Monday.AddHours(11)));

        Assert.Equal("drop/x/simulated-2026-11-22", file.Topic);
        Assert.Equal("date,09,10,11,12,13,14,16,17,18,19,20,21", Lines(file));
    }

    [Fact]
    public void Between_AWeek_IsAFileADayAtItsTimeWithoutSunday()
    {
        var files = _office.Between(Monday.AddHours(11.5), Monday.AddDays(7).AddHours(11.5)).ToList();

        Assert.Equal(["date,24", "date,25", "date,26", "date,27", "date,28", "date,30"], files.Select(Lines));
        Assert.Equal("drop/x/simulated-2026-11-24", files[0].Topic);
    }

    private static string Lines(SimulatedMessage file) => Encoding.UTF8.GetString(file.Payload.Span).TrimEnd('\n').Replace('\n', ',');
}

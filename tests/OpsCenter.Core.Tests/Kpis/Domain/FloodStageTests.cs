using OpsCenter.Core.Kpis.Domain;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

public sealed class FloodStageTests
{
    private static readonly FloodLevels PhaLai = new(4.0, 5.0, 6.0);
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2024, 9, 12, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(3.99, FloodAlarm.Below, null, FloodAlarm.I, 1.0)]
    [InlineData(4.0, FloodAlarm.I, 0.0, FloodAlarm.II, 100.0)]
    [InlineData(5.5, FloodAlarm.II, 50.0, FloodAlarm.III, 50.0)]
    [InlineData(6.25, FloodAlarm.III, 25.0, null, null)]
    public void Of_PhaLai_TellsStageAndDistance(double level, FloodAlarm alarm, double? above, FloodAlarm? next, double? toNext) =>
        Assert.Equal(new FloodStage(alarm, above, next, toNext), FloodStage.Of(level, PhaLai));

    [Fact]
    public void Of_OnlyAlarmIII_SkipsTheOthers()
    {
        var stage = FloodStage.Of(4.40, new FloodLevels(null, null, 4.50));

        Assert.Equal(new FloodStage(FloodAlarm.Below, null, FloodAlarm.III, 10), stage);
    }

    [Fact]
    public void RiseCmPerHour_OneWildValue_IsNotTurned()
    {
        var levels = Enumerable.Range(0, 13).Select(step => (Start + TimeSpan.FromMinutes(5 * step), step == 6 ? 40.0 : 4 + (0.01 * step)));

        Assert.Equal(12, FloodStage.RiseCmPerHour(levels)!.Value, 1);
    }

    [Fact]
    public void RiseCmPerHour_TwoReadings_IsNone() =>
        Assert.Null(FloodStage.RiseCmPerHour([(Start, 4), (Start + TimeSpan.FromHours(1), 5)]));

    [Fact]
    public void TimeToNext_Rising_IsDistanceByRise() => Assert.Equal(TimeSpan.FromHours(5), FloodStage.Of(5.5, PhaLai).TimeToNext(10));

    [Fact]
    public void TimeToNext_Falling_IsNone() => Assert.Null(FloodStage.Of(5.5, PhaLai).TimeToNext(-10));
}

using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>No data: raised by the clock alone, ended by a reading alone.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task Silent_LongerThanTheLimit_RaisesFromThatMoment()
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).Silence(until: "10:15:04").Expect()
            .Silence(until: "10:15:05").Expect(Firing("silent", level: 1).From("10:15"));
        Assert.Equal(15, line.Only.Value);
        Assert.Equal("min", line.Only.Unit);
    }

    [Fact]
    public async Task Silent_EvenLonger_Escalates()
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).Silence(until: "10:20").Expect(Firing("silent", level: 1))
            .Silence(until: "11:00:05").Expect(Firing("silent", level: 2).From("10:15"));
    }

    [Fact]
    public async Task Recovered_NextReading_ClearsAtOnce()
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).Silence(until: "10:20").At("10:20", 1).Expect(Cleared("silent", level: 1))
            .Silence(until: "10:35:05").Expect(Firing("silent", level: 1).From("10:35"));
    }

    [Fact]
    public async Task Talking_NeverRaises()
    {
        using var line = await TimeLine.Of(Silent());

        for (var minute = 0; minute < 60; minute += 14)
        {
            line.At($"10:{minute:00}", 1).Silence(until: $"10:{minute + 1:00}").Expect();
        }
    }

    [Fact]
    public async Task Bad_IsNoSignOfLife()
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).At("10:10", 1, Quality.Bad).Silence(until: "10:15:05").Expect(Firing("silent", level: 1));
    }

    [Fact]
    public async Task Late_BufferedReadings_CountOnlyIfNewer()
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).Silence(until: "10:20").At("09:30", 1).Expect(Firing("silent", level: 1))
            .At("10:05", 1).Expect(Cleared("silent", level: 1));
    }

    [Fact]
    public async Task Silence_OfALevelAlarm_IsNotItsRecovery()
    {
        using var line = await TimeLine.Of(Some.Flood(), Silent());

        line.At("10:00", 4.5).Silence(until: "10:30").Expect(Firing("flood", level: 1), Firing("silent", level: 1))
            .At("10:31", 4.5).Expect(Firing("flood", level: 1), Cleared("silent", level: 1));
    }

    [Fact]
    public async Task Killed_WhileWaiting_WaitsOnlyForTheRest()
    {
        using var line = await TimeLine.Of(Silent());
        await line.At("10:00", 1).Silence(until: "10:10:10").Save();

        await line.KillAndStart(at: "10:12");

        // Ten minutes were heard before the kill; the two in which nobody listened do not count.
        line.Silence(until: "10:16:59").Expect().Silence(until: "10:17:06").Expect(Firing("silent", level: 1).From("10:15"));
    }

    [Fact]
    public async Task Killed_WhileSilent_StaysSilent()
    {
        using var line = await TimeLine.Of(Silent());
        await line.At("10:00", 1).Silence(until: "10:20").Save();

        await line.KillAndStart(at: "10:21");

        line.Expect(Firing("silent", level: 1).From("10:15")).At("10:22", 1).Expect(Cleared("silent", level: 1));
    }

    [Fact]
    public async Task Killed_DeviceClockTwoHoursBehind_IsNotCalledSilentAtTheStart()
    {
        using var line = await TimeLine.Of(Silent());
        await line.Silence(until: "12:00").At("10:00", 1).Silence(until: "12:01").Save();

        await line.KillAndStart(at: "12:02");

        line.Silence(until: "12:10").Expect().Silence(until: "12:17:05").Expect(Firing("silent", level: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task ClockStep_OfTheServer_NeitherRaisesNorHoldsBack(int hours)
    {
        using var line = await TimeLine.Of(Silent());

        line.At("10:00", 1).ClockStep(TimeSpan.FromHours(hours)).Expect()
            .Passes(TimeSpan.FromMinutes(15)).Expect().Passes(TimeSpan.FromSeconds(5)).Expect(Firing("silent", level: 1).From("10:15"));
    }

    [Fact]
    public async Task RuleEdited_ShorterLimit_HoldsFromTheNextBeatOn()
    {
        using var line = await TimeLine.Of(Silent());
        line.At("10:00", 1).Silence(until: "10:10").Expect();

        await line.Rules(Silent(5));

        line.Silence(until: "10:10:06").Expect(Firing("silent", level: 1).From("10:05"));
    }

    private static AlarmRuleConfig Silent(double minutes = 15) =>
        Some.Flood("silent", Some.Level("quiet", Severity.Medium, minutes), Some.Level("dead", Severity.High, 60)) with { Condition = new AlarmCondition.Silence() };
}

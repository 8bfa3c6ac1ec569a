using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Events in a sliding window; that none comes is what ends it.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task Third_InTenMinutes_Raises()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:00").Happens("10:04").Expect().Happens("10:09").Expect(Firing("crowd", level: 1).From("10:09"));
        Assert.Equal(3, line.Only.Value);
    }

    [Fact]
    public async Task Third_AfterTheFirstGrewOld_DoesNot()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:00").Happens("10:04").Happens("10:10").Expect();
    }

    [Fact]
    public async Task Quiet_TheClockAloneClears()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:00").Happens("10:04").Happens("10:09").Silence(until: "10:10:04").Expect(Firing("crowd", level: 1))
            .Silence(until: "10:10:05").Expect(Cleared("crowd", level: 1));
    }

    [Fact]
    public async Task Quiet_OffDelay_RunsOutByTheClockToo()
    {
        using var line = await TimeLine.Of(Crowd(offDelay: "0:05:00"));

        line.Happens("10:00").Happens("10:04").Happens("10:09").Silence(until: "10:15:04").Expect(Firing("crowd", level: 1))
            .Silence(until: "10:15:05").Expect(Cleared("crowd", level: 1));
    }

    [Fact]
    public async Task SameEvent_ToldAgain_CountsOnce()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:00", id: "one").Happens("10:01", id: "one").Happens("10:02", id: "two").Expect();
    }

    [Fact]
    public async Task OtherKindOrSite_CountsApart()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:00").Happens("10:01", site: "ben-binh").Happens("10:02", kind: "camera.car").Happens("10:03").Expect();
    }

    [Fact]
    public async Task Late_StillInsideTheWindow_Counts()
    {
        using var line = await TimeLine.Of(Crowd());

        line.Happens("10:02").Happens("10:05").Happens("09:59").Expect(Firing("crowd", level: 1).From("10:05"));
    }

    [Fact]
    public async Task Killed_EventsOfTheWindow_AreCountedAgain()
    {
        using var line = await TimeLine.Of(Crowd());
        await line.Happens("10:00").Happens("10:04").Silence(until: "10:05").Save();

        await line.KillAndStart(at: "10:06");

        line.Expect().Happens("10:09").Expect(Firing("crowd", level: 1).From("10:09"));
    }

    [Fact]
    public async Task Killed_WhileFiring_ClearsWhenTheWindowIsOver()
    {
        using var line = await TimeLine.Of(Crowd());
        await line.Happens("10:00").Happens("10:04").Happens("10:09").Silence(until: "10:09:20").Save();

        await line.KillAndStart(at: "10:09:30");

        line.Expect(Firing("crowd", level: 1)).Silence(until: "10:11").Expect(Cleared("crowd", level: 1));
    }

    private static AlarmRuleConfig Crowd(string offDelay = "0:00:00") =>
        Some.Flood("crowd", Some.Level("crowd", Severity.Medium, 3, offDelay: offDelay)) with
        {
            Selector = new SeriesSelector(PseudoSeries.Events, "camera.person", new Dictionary<string, string>()),
            Condition = new AlarmCondition.Count(TimeSpan.FromMinutes(10), ["site"]),
        };
}

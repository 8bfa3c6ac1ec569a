using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Unusual for this hour.</summary>
public sealed class SeasonalTests
{
    [Fact]
    public async Task Unusual_ForThisHour_RaisesThoughOrdinaryForAnother()
    {
        using var line = await TimeLine.Of(Unusual());
        Days(line, 5);

        // 100 is usual at noon and three times the usual at night.
        line.Arrive(Reading(5, 18, 100)).Expect(Firing("unusual", level: 1));
        line.Arrive(Reading(5, 18.1, 30)).Expect(Cleared("unusual", level: 1)).Arrive(Reading(6, 5, 100)).Expect(Cleared("unusual", level: 1));
    }

    [Fact]
    public async Task Unknown_TooFewPeriods_SaysNothing()
    {
        using var line = await TimeLine.Of(Unusual());
        Days(line, 1);

        line.Arrive(Reading(1, 18, 1_000)).Expect();
    }

    [Fact]
    public async Task Wild_OneDayOfSeveral_DoesNotMoveTheUsual()
    {
        using var line = await TimeLine.Of(Unusual(AlarmMeasure.Difference, 20));
        Days(line, 5, wild: 3);

        line.Arrive(Reading(5, 18, 35)).Expect().Arrive(Reading(5, 18.2, 55)).Expect(Firing("unusual", level: 1));
        Assert.InRange(line.Only.Value, 20, 30);
    }

    [Fact]
    public async Task Killed_TheUsualIsLearntAgain_ToTheSameValue()
    {
        using var line = await TimeLine.Of(Unusual());
        Days(line, 5);
        line.Arrive(Reading(5, 18, 100));
        var before = line.Only.Value;
        await line.Arrive(Reading(5, 18.1, 30)).Save();

        await line.KillAndStart();
        line.Arrive(Reading(5, 18.2, 100));

        Assert.Equal(before, line.Only.Value, 6);
    }

    private static AlarmRuleConfig Unusual(AlarmMeasure measure = AlarmMeasure.Sigma, double limit = 4) =>
        Some.Flood("unusual", Some.Level("unusual", Severity.Medium, limit)) with
        {
            Condition = new AlarmCondition.Seasonal(SeasonLength.Day, Periods: 5, Least: 2, measure, BothWays: true, Floor: 5),
        };

    /// <summary>30 at night, 100 by day, every ten minutes, with a little noise.</summary>
    private static void Days(TimeLine line, int days, int wild = -1)
    {
        for (var step = 0; step < days * 144; step++)
        {
            var (day, hour) = (step / 144, step % 144 / 6.0);
            var value = (hour is >= 0 and < 12 ? 100 : 30) + (step % 7) - 3 + (day == wild ? 300 : 0);
            line.StoreOnly(Reading(day, hour, value));
            line.Engine.OnCommitted(new CommittedBatch([Reading(day, hour, value)], [], Reading(day, hour, value).Time));
        }

        line.Passes(TimeSpan.FromDays(days) + TimeSpan.FromHours(18));
        foreach (var id in line.Engine.Current.Alarms.Select(alarm => alarm.Id))
        {
            line.Service.AcknowledgeAsync(OpsCenter.Core.Access.Caller.Person("Lan", [OpsCenter.Core.Access.Role.Operator]), id, null, CancellationToken.None);
        }
    }

    private static Reading Reading(int day, double hour, double value)
    {
        var at = Instant.From(DateTimeOffset.Parse("2026-11-22T00:00Z", CultureInfo.InvariantCulture)) + TimeSpan.FromDays(day) + TimeSpan.FromMinutes(Math.Round(hour * 60));
        return new Reading(Some.Gauge(), at, value, Quality.Good, ReadingFlags.None, at);
    }
}

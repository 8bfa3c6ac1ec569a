using System.Text.Json;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Cases that other products publish about themselves; <c>docs/alarm-semantics.md</c> says where ours differs and why.</summary>
public sealed class OpenCaseTests
{
    [FixtureFact]
    public async Task Kapacitor_AlertDuration_IsTheSameLadder()
    {
        var found = Case("kapacitor/AlertDuration");

        var seen = await Changes(found, Ladder((Next(7), 0), (Next(8), 0)));

        var names = new[] { "OK", "Warning", "Critical" };
        Assert.Equal(
            found.GetProperty("expect").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetString()!)),
            seen.Select(change => (change.Second, names[change.Level])));
    }

    [FixtureFact]
    public async Task Kapacitor_StateChangesOnly_CountsEveryFlap()
    {
        var found = Case("kapacitor/AlertStateChangesOnly");
        var below = Ladder((Math.BitDecrement(93), 0)) with { Direction = AlarmDirection.Below };

        Assert.Equal(found.GetProperty("expect_count").GetInt32(), (await Changes(found, below)).Count);
    }

    [FixtureFact]
    public async Task Kapacitor_WithReset_OursFallsThroughEveryRung()
    {
        // Kapacitor leaves a level for the highest level whose trigger holds and so jumps over rungs that have not come back
        // past their own reset; ours keeps every rung until its own deadband is left. They differ at seconds 7 and 11 only.
        var found = Case("kapacitor/Alert_WithReset_0");
        var names = new Dictionary<string, int> { ["OK"] = 0, ["Info"] = 1, ["Warning"] = 2, ["Critical"] = 3 };
        var theirs = found.GetProperty("expect").EnumerateArray().ToDictionary(pair => pair[0].GetInt32(), pair => names[pair[1].GetString()!]);

        var ours = await Levels(found, Ladder((Next(40), 30), (Next(60), 40), (Next(80), 50)));

        Assert.Equal([(7, 0, 1), (11, 0, 2)], ours.Where(one => one.Level != theirs[one.Second]).Select(one => (one.Second, theirs[one.Second], one.Level)));
    }

    [FixtureFact]
    public async Task Zabbix_Hysteresis_ResolvesOnlyAtTheRecoveryLimit()
    {
        var rule = Case("zabbix-doc/hysteresis").GetProperty("rule");
        Assert.Equal(("> 20", "<= 15"), (rule.GetProperty("problem").GetString(), rule.GetProperty("recovery").GetString()));
        using var line = await TimeLine.Of(Ladder((Next(20), Next(20) - 15)));

        line.At("10:00", 20).Expect().At("10:01", 20.5).At("10:02", 16);
        Assert.True(line.Only.Active);
        Assert.False(line.At("10:03", 15).Only.Active);
    }

    [FixtureFact]
    public Task Prometheus_InstanceDown_FiresAfterFor() => PrometheusCase("prometheus-doc/InstanceDown");

    [FixtureFact]
    public Task Promtool_InstanceDown_FiresAfterFor() => PrometheusCase("promtool/InstanceDown-states");

    private static async Task PrometheusCase(string id)
    {
        // "up == 0" for a value that is 0 or 1: at or below 0.
        var found = Case(id);
        var delay = TimeSpan.FromSeconds(found.GetProperty("rule").GetProperty("for_s").GetInt32());
        var rule = Some.Flood("down", Some.Level("down", Severity.High, 0) with { OnDelay = delay }) with { Direction = AlarmDirection.Below };
        using var line = await TimeLine.Of(rule);
        var readings = Readings(found).OrderBy(reading => reading.Second).ToList();
        foreach (var check in found.GetProperty("expect").EnumerateArray())
        {
            var at = check.GetProperty("at_s").GetInt32();
            foreach (var (name, second, value) in readings.Where(reading => reading.Second <= at))
            {
                line.At(Clock(second), value, series: Some.Gauge(name, name));
            }

            readings.RemoveAll(reading => reading.Second <= at);
            Assert.Equal(
                check.GetProperty("firing").EnumerateArray().Select(one => one.GetString()),
                line.Engine.Current.Alarms.Where(alarm => alarm.Active).Select(alarm => alarm.Site));
        }
    }

    private static AlarmRuleConfig Ladder(params (double Limit, double Deadband)[] rungs) =>
        Some.Flood("case", [.. rungs.Select((rung, index) => Some.Level($"{index + 1}", Severity.High, rung.Limit, rung.Deadband))]);

    /// <summary>"Greater than" said with "at or above".</summary>
    private static double Next(double limit) => Math.BitIncrement(limit);

    private static async Task<IReadOnlyList<(int Second, int Level)>> Levels(JsonElement found, AlarmRuleConfig rule)
    {
        using var line = await TimeLine.Of(rule);
        return [.. Readings(found).Select(reading => (reading.Second, LevelAfter(line, reading)))];
    }

    private static async Task<IReadOnlyList<(int Second, int Level)>> Changes(JsonElement found, AlarmRuleConfig rule)
    {
        var before = new Dictionary<string, int>();
        var changes = new List<(int, int)>();
        using var line = await TimeLine.Of(rule);
        foreach (var reading in Readings(found))
        {
            var level = LevelAfter(line, reading);
            if (level != before.GetValueOrDefault(reading.Name))
            {
                changes.Add((reading.Second, level));
            }

            before[reading.Name] = level;
        }

        return changes;
    }

    private static int LevelAfter(TimeLine line, (string Name, int Second, double Value) reading)
    {
        line.At(Clock(reading.Second), reading.Value, series: Some.Gauge(reading.Name, reading.Name));
        var alarm = line.Engine.Current.Alarms.SingleOrDefault(alarm => alarm.Site == reading.Name && alarm.Active);
        return alarm is null ? 0 : int.Parse(alarm.LevelName.En, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string Name, int Second, double Value)> Readings(JsonElement found) =>
        from series in found.GetProperty("series").EnumerateObject()
        from point in series.Value.EnumerateArray()
        select (series.Name, point[0].GetInt32(), point[1].GetDouble());

    private static string Clock(int second) => TimeSpan.FromSeconds(second).ToString("c");

    private static JsonElement Case(string id)
    {
        using var stream = File.OpenRead(Path.Combine(FixtureFolder.Path!, "alerts", "alert_cases.json"));
        return JsonDocument.Parse(stream).RootElement.EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).Clone();
    }
}

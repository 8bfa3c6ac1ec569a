using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Series whose anomalies people have labelled (Numenta Anomaly Benchmark): what a rule with one setting for all of them finds.</summary>
public sealed class LabelledAnomaliesTests(ITestOutputHelper output)
{
    [FixtureFact]
    public async Task SeasonalRule_OneSettingForAll_FindsMoreThanChanceWould()
    {
        var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "labels.json"))).RootElement;
        var (found, windows, right, alarms, chance) = (0, 0, 0, 0, 0.0);
        foreach (var file in Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var labelled = Windows(labels, name);
            var (run, from, to) = await PlayAsync(file);
            var caught = labelled.Count(window => run.Alarms.Any(alarm => Overlaps(alarm, window)));
            var correct = run.Alarms.Count(alarm => labelled.Any(window => Overlaps(alarm, window)));
            var share = labelled.Sum(window => (window.To - window.From) / (to - from));
            output.WriteLine($"{name,-55} windows {caught}/{labelled.Count}, alarms {correct}/{run.Alarms.Count} right, windows are {share:P0} of the time");
            (found, windows, right, alarms, chance) = (found + caught, windows + labelled.Count, right + correct, alarms + run.Alarms.Count, chance + (share * run.Alarms.Count));
        }

        var (precision, recall) = ((double)right / alarms, (double)found / windows);
        output.WriteLine($"precision {precision:P0} (alarms at random: {chance / alarms:P0}), recall {recall:P0}");
        Assert.True(precision > 1.5 * chance / alarms, $"precision {precision:P0} is not far from chance {chance / alarms:P0}");
        Assert.True(recall >= 0.5, $"recall {recall:P0}");
    }

    private static string Folder => Path.Combine(FixtureFolder.Path!, "series", "nab");

    private static bool Overlaps(BacktestAlarm alarm, (Instant From, Instant To) window) =>
        alarm.RaisedAt <= window.To && (alarm.ClearedAt is not { } cleared || cleared >= window.From);

    private static async Task<(BacktestRun Run, Instant From, Instant To)> PlayAsync(string file)
    {
        var telemetry = new MemoryTelemetry();
        var (from, to) = (default(Instant), default(Instant));
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var parts = line.Split(',');
            to = Time(parts[0]);
            from = from == default ? to : from;
            telemetry.Add(new Reading(Some.Gauge(), to, double.Parse(parts[1], CultureInfo.InvariantCulture), Quality.Good, ReadingFlags.None, to));
        }

        var rule = Some.Flood("unusual", Some.Level("unusual", Severity.Medium, 3, deadband: 1.5, onDelay: "0:10:00", offDelay: "3:00:00")) with
        {
            Condition = new AlarmCondition.Seasonal(SeasonLength.Day, Periods: 14, Least: 2, AlarmMeasure.Sigma, BothWays: true, Floor: 0),
        };
        var backtest = new AlarmBacktest(telemetry, new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([]));
        return (await backtest.RunAsync(rule, from, to, CancellationToken.None), from, to);
    }

    private static List<(Instant From, Instant To)> Windows(JsonElement labels, string name) => labels.TryGetProperty(name, out var label)
        ? [.. label.GetProperty("windows").EnumerateArray().Select(window => (Time(window[0].GetString()!), Time(window[1].GetString()!)))]
        : [];

    private static Instant Time(string text) =>
        Instant.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}

using System.Globalization;
using System.Text.RegularExpressions;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Unit tests of alerting rules that Prometheus publishes, played as they are written; <c>docs/alarm-semantics.md</c> says what is not expressible.</summary>
public sealed partial class PromtoolTests(ITestOutputHelper output)
{
    [FixtureTheory]
    [InlineData("doc_test.yml", "doc_alerts.yml", 1)]
    [InlineData("unittest.yml", "rules.yml", 2)]
    public async Task AlertRuleTests_OfRulesThatAreLevels_FireTheSameInstances(string tests, string rules, int least)
    {
        var alerts = Alerts(rules).ToDictionary(alert => alert.Name);
        var played = 0;
        foreach (var test in List(Load(tests), "tests"))
        {
            foreach (var check in List(test, "alert_rule_test"))
            {
                var alert = alerts[Text(check, "alertname")];
                if (EqualsZero().Match(alert.Expression) is not { Success: true } level)
                {
                    output.WriteLine($"{tests}: {alert.Name} ({alert.Expression}) is no rule over a series: not expressible");
                    continue;
                }

                var at = Seconds(Text(check, "eval_time"));
                Assert.Equal(Expected(check), await FiringAsync(test, level.Groups["metric"].Value, alert.For, at));
                output.WriteLine($"{tests}: {alert.Name} at {at} s: the same");
                played++;
            }
        }

        Assert.True(played >= least, $"only {played} played");
    }

    private static async Task<IReadOnlyList<string>> FiringAsync(YamlMappingNode test, string metric, TimeSpan delay, int until)
    {
        // "up == 0" for a value that is 0 or 1: at or below 0.
        using var line = await TimeLine.Of(Some.Flood("down", Some.Level("down", Severity.High, 0) with { OnDelay = delay }) with
        {
            Direction = AlarmDirection.Below,
            Selector = new SeriesSelector(metric, "value", new Dictionary<string, string>()),
        });
        var interval = Seconds(Text(test, "interval"));
        var readings = List(test, "input_series")
            .Where(series => Text(series, "series").StartsWith(metric + "{", StringComparison.Ordinal))
            .SelectMany(series => Values(Text(series, "values")).Select((value, index) => (Series: SeriesOf(Text(series, "series")), At: index * interval, Value: value)))
            .Where(reading => reading.Value is not null && reading.At <= until)
            .OrderBy(reading => reading.At);
        foreach (var (series, at, value) in readings)
        {
            line.At(TimeSpan.FromSeconds(at).ToString("c"), value!.Value, series: series);
        }

        return [.. line.Engine.Current.Alarms.Where(alarm => alarm.Active).Select(alarm => alarm.Series.Tag("instance")!).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Expected(YamlMappingNode check) =>
        [.. List(check, "exp_alerts").Select(alert => Text((YamlMappingNode)alert.Children["exp_labels"], "instance")).Order(StringComparer.Ordinal)];

    private static SeriesKey SeriesOf(string text)
    {
        var labels = Label().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        return new SeriesKey(text[..text.IndexOf('{', StringComparison.Ordinal)], labels, "value");
    }

    /// <summary>Their notation: <c>1 2</c>, <c>0+1x3</c> is 0 1 2 3, <c>5x2</c> is 5 5 5, <c>_</c> is none, <c>_x3</c> three times.</summary>
    private static IEnumerable<double?> Values(string notation)
    {
        foreach (var part in notation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Repeated().Match(part) is { Success: true } repeated)
            {
                var (start, times) = (Number(repeated.Groups["start"].Value), Number(repeated.Groups["times"].Value));
                var step = repeated.Groups["step"].Length == 0 ? 0 : Number(repeated.Groups["step"].Value);
                for (var i = 0; i <= times; i++)
                {
                    if (start is not null || i < times)
                    {
                        yield return start + (i * step);
                    }
                }
            }
            else
            {
                yield return Number(part);
            }
        }
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<(string Name, string Expression, TimeSpan For)> Alerts(string file) =>
        from groups in List(Load(file), "groups")
        from rule in List(groups, "rules")
        where rule.Children.ContainsKey("alert")
        select (Text(rule, "alert"), Text(rule, "expr"), TimeSpan.FromSeconds(rule.Children.ContainsKey("for") ? Seconds(Text(rule, "for")) : 0));

    private static int Seconds(string text) => text[^1] switch
    {
        's' => int.Parse(text[..^1], CultureInfo.InvariantCulture),
        'm' => 60 * int.Parse(text[..^1], CultureInfo.InvariantCulture),
        'h' => 3_600 * int.Parse(text[..^1], CultureInfo.InvariantCulture),
        'd' => 86_400 * int.Parse(text[..^1], CultureInfo.InvariantCulture),
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    private static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(Path.Combine(FixtureFolder.Path!, "alerts", "promtool", file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var list) ? ((YamlSequenceNode)list).Children.Cast<YamlMappingNode>() : [];

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node.Children[name]).Value!;

    [GeneratedRegex(@"^(?<metric>\w+) == 0$")]
    private static partial Regex EqualsZero();

    [GeneratedRegex("(?<name>\\w+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<start>-?[\d.]+|_)(?<step>[+-][\d.]+)?x(?<times>\d+)$")]
    private static partial Regex Repeated();
}

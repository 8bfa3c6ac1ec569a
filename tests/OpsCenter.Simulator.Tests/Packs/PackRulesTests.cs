using System.Text.RegularExpressions;
using OpsCenter.Core.Alarms;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Packs;

/// <summary>Every pack that lies in the folder, and every rule of it, over what the simulated province sends.</summary>
public sealed partial class PackRulesTests(PlayedProvince played) : IClassFixture<PlayedProvince>
{
    /// <summary>In these minutes of a demonstration nobody is called but for what belongs to its beginning.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(8);

    private static readonly string[] FromTheBeginning = ["cameras.frames", "environment.pm25", "traffic.congestion", "traffic.occupancy", "water.flood", "water.gauge-battery"];

    private static readonly string PacksDir = Path.Combine(SampleProvince.ConfigDir, "packs");

    public static TheoryData<string> Packs => [.. PackNames];

    private static IEnumerable<string> PackNames => Directory.EnumerateDirectories(PacksDir).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_OverDays_RaisesAndClearsEachRule(string pack)
    {
        var silent = Rules(pack).Where(rule => !Happened(rule, AlarmTransitionKind.Raised)).Select(rule => rule.Id);
        var standing = Rules(pack).Where(rule => !Happened(rule, AlarmTransitionKind.Cleared)).Select(rule => rule.Id);

        Assert.Empty(silent);
        Assert.Empty(standing);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_EachRule_TellsWhatToDoAndByWhen(string pack) => Assert.All(Rules(pack), rule =>
    {
        var (consequence, response, time) = rule.Procedure;
        Assert.All(new[] { consequence.Vi, consequence.En, response.Vi, response.En }, text => Assert.False(string.IsNullOrWhiteSpace(text), rule.Id));
        Assert.NotEqual(response.Vi, response.En);
        Assert.True(time > TimeSpan.Zero, rule.Id);
    });

    [Fact]
    public void Sources_OfDevicesAndSystems_AllSendSomethingThatIsUnderstood()
    {
        var fed = PackNames.Where(pack => File.Exists(Path.Combine(PacksDir, pack, "sources.yaml")));

        // Filled by files alone.
        Assert.DoesNotContain(fed.Except(["construction"]), pack => played.Room.Heard.GetValueOrDefault(pack) is (0, 0));
        Assert.Empty(played.Room.Rejected);
    }

    [Fact]
    public void Rules_FirstMinutes_CallOnlyForWhatBelongsThere()
    {
        var until = SampleProvince.Start + Calm;
        var called = played.Transitions.Where(one => one.Kind == AlarmTransitionKind.Raised && one.RecordedAt.ToDateTimeOffset() < until).Select(one => one.RuleId).Distinct();

        Assert.Empty(called.Except(FromTheBeginning).Order());
    }

    [Fact]
    public void Table_OfTheDocument_HasEveryPack() => GeneratedDocument.Agree("packs-table.md", "rules",
    [
        "| pack | comes in by | formats | readings | events | rules | by what the server itself tells |",
        "|---|---|---|--:|--:|---|---|",
        .. PackNames.Select(Row),
    ]);

    [GeneratedRegex(@"^\s+(?:- )?format: (?:\{type: )?(?<name>[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Format();

    [GeneratedRegex(@"library/(?<name>[a-z0-9-]+)\.yaml")]
    private static partial Regex Library();

    private string Row(string pack)
    {
        var (readings, events) = played.Room.Heard.GetValueOrDefault(pack);
        var rules = Rules(pack).ToList();
        var own = rules.Where(rule => played.ServersOwn!.Rules.Contains(rule.Id)).Select(rule => rule.Id[(pack.Length + 1)..]);
        var both = rules.Count(rule => Happened(rule, AlarmTransitionKind.Raised) && Happened(rule, AlarmTransitionKind.Cleared));
        return $"| {pack} | {Ways(pack)} | {Formats(pack)} | {readings} | {events} | {(rules.Count == 0 ? "none" : $"{both} of {rules.Count}")} | {string.Join(", ", own)} |";
    }

    private static string Ways(string pack)
    {
        var (sources, feeds) = (Text(pack, "sources.yaml"), Text(pack, "feeds.yaml"));
        IEnumerable<string> ways =
        [
            .. Sent(sources, feeds) ? ["MQTT, HTTP push"] : Array.Empty<string>(),
            .. feeds.Contains("polls:", StringComparison.Ordinal) ? ["HTTP poll"] : Array.Empty<string>(),
            .. feeds.Contains("drops:", StringComparison.Ordinal) ? ["files"] : Array.Empty<string>(),
            .. Text(pack, "open311.yaml").Length > 0 ? ["Open311"] : Array.Empty<string>(),
            .. Text(pack, "sheets.yaml").Length > 0 ? ["entered by people"] : Array.Empty<string>(),
        ];
        return string.Join(", ", ways.DefaultIfEmpty("the server itself"));
    }

    private static bool Sent(string sources, string feeds) => sources.Contains("library/", StringComparison.Ordinal)
        || (!feeds.Contains("polls:", StringComparison.Ordinal) && sources.Split("topic: ").Skip(1).Any(topic => !topic.StartsWith("drop/", StringComparison.Ordinal)));

    private static string Formats(string pack)
    {
        var sources = Text(pack, "sources.yaml");
        var named = Format().Matches(sources).Select(match => match.Groups["name"].Value).ToList();
        var json = sources.Split("topic:").Length - 1 > named.Count ? ["json"] : Array.Empty<string>();
        var included = Library().Matches(sources).Select(match => match.Groups["name"].Value);
        return string.Join(", ", json.Concat(named).Concat(included).Distinct().DefaultIfEmpty("–"));
    }

    private static string Text(string pack, string file) => Path.Combine(PacksDir, pack, file) is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    private IEnumerable<AlarmRuleConfig> Rules(string pack) => played.Configuration.AlarmRules.Where(rule => rule.Pack == pack);

    private bool Happened(AlarmRuleConfig rule, AlarmTransitionKind kind) => played.Transitions.Any(one => one.RuleId == rule.Id && one.Kind == kind);
}

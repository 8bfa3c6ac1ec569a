using System.Globalization;
using OpsCenter.Ingest.Rules.Editing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Rules;

public sealed class RuleEditingTests
{
    private const string Rule = """
        alarms:
          - id: water.flood   # never changes
            # what people read
            title: {vi: "{level} tại {site}", en: "{level} at {site}"}   # shown
            kind: level
            select: {measurement: river, field: level}
            schedules: [{season: flood, limits: [1, 2]}]   # nobody's form knows this
            levels:
              - {name: {vi: "Báo động I", en: "Alarm I"}, severity: medium, limit: 4.0, deadband: 0.10, onDelay: 20s}   # sample
              - name: Báo động II
                severity: high
                limit: 5.0   # decreed
                strange: kept

                offDelay: 2m
            sites:
              pha-lai: [3.5, 4.5]   # I sample
              # ours
              ben-binh: [3.5, null]
            procedure:
              consequence:
                vi: Nước tràn bãi
                en: Water covers the plain
              response: "Gọi: trạm bơm"
              timeToRespond: 15m
            # at the end

        """;

    [Fact]
    public void With_OneValue_ChangesOnlyThat()
    {
        var form = RuleForm.Of(Rule)!;

        Assert.Equal(Replaced("limit: 4.0", "limit: 4.25"), form.With("4,25", RuleFieldKind.Number, "levels", 0, "limit")!.Text);
        Assert.Equal(Replaced("limit: 4.0", "limit: qcvn-08"), form.With("qcvn-08", RuleFieldKind.Limit, "levels", 0, "limit")!.Text);
        Assert.Equal(Replaced("limit: 4.0", "limit: 45m"), form.With("45m", RuleFieldKind.Limit, "levels", 0, "limit")!.Text);
        Assert.Null(form.With("4 m/s", RuleFieldKind.Limit, "levels", 0, "limit"));
        Assert.Equal(Replaced("offDelay: 2m", "offDelay: 90s"), form.With("90 s", RuleFieldKind.Duration, "levels", 1, "offDelay")!.Text);
        Assert.Equal(Replaced("severity: high", "severity: critical"), form.With("critical", RuleFieldKind.Word, "levels", 1, "severity")!.Text);
        Assert.Equal(Replaced("3.5, 4.5", "3.5, 4.6"), form.With("4.6", RuleFieldKind.Number, "sites", "pha-lai", 1)!.Text);
        Assert.Equal(Replaced("3.5, 4.5", "null, 4.5"), form.With("", RuleFieldKind.Number, "sites", "pha-lai", 0)!.Text);
        Assert.Equal(Replaced("vi: Nước tràn bãi", "vi: Nước tràn"), form.WithLocalized("Nước tràn", "vi", "procedure", "consequence")!.Text);
        Assert.Equal(Replaced("\"Gọi: trạm bơm\"", "{vi: \"Gọi: trạm bơm\", en: \"Call\"}"), form.WithLocalized("Call", "en", "procedure", "response")!.Text);
        Assert.Equal(Replaced("\"{level} at {site}\"", "\"{level} \\\"x\\\"\""), form.WithLocalized("{level} \"x\"", "en", "title")!.Text);
    }

    [Fact]
    public void With_AKeyThatIsNotThere_IsAddedWhereItsNeighboursStand()
    {
        var form = RuleForm.Of(Rule)!;

        Assert.Equal(Replaced("onDelay: 20s}", "onDelay: 20s, offDelay: 2m}"), form.With("2m", RuleFieldKind.Duration, "levels", 0, "offDelay")!.Text);
        Assert.Equal(Replaced("        offDelay: 2m\n", "        offDelay: 2m\n        deadband: 0.1\n"), form.With("0.1", RuleFieldKind.Number, "levels", 1, "deadband")!.Text);
        Assert.Equal(Replaced("      ben-binh: [3.5, null]\n", "      ben-binh: [3.5, null]\n      cau-xe: [4.0, 5.0]\n"), form.WithSite("cau-xe").Text);
        Assert.Equal(["cau-xe"], RuleForm.Of("alarms:\n  - id: a\n    levels:\n      - {limit: 1}\n")!.WithSite("cau-xe").Sites);
    }

    [Fact]
    public void With_NothingTyped_TakesTheKeyAway()
    {
        var form = RuleForm.Of(Rule)!;

        Assert.Equal(Replaced(", deadband: 0.10", ""), form.With(" ", RuleFieldKind.Number, "levels", 0, "deadband")!.Text);
        Assert.Equal(Replaced("        offDelay: 2m\n", ""), form.With("", RuleFieldKind.Duration, "levels", 1, "offDelay")!.Text);
        Assert.Equal(Rule, form.With("", RuleFieldKind.Duration, "levels", 0, "realarm")!.Text);
        Assert.Equal(Replaced("      pha-lai: [3.5, 4.5]   # I sample\n", ""), form.WithoutSite("pha-lai").Text);
    }

    [Theory]
    [InlineData("4.5 m", RuleFieldKind.Number)]
    [InlineData("1.234,5", RuleFieldKind.Number)]
    [InlineData("soon", RuleFieldKind.Duration)]
    [InlineData("20", RuleFieldKind.Duration)]
    [InlineData("high}", RuleFieldKind.Word)]
    [InlineData("", RuleFieldKind.Text)]
    public void With_WhatNoFileHolds_IsNotTaken(string typed, RuleFieldKind kind) => Assert.Null(RuleForm.Of(Rule)!.With(typed, kind, "levels", 0, "limit"));

    [Fact]
    public void Levels_AddedAndTakenAway_KeepTheSitesInStep()
    {
        var more = RuleForm.Of(Rule)!.WithLevel();
        var fewer = more.WithoutLevel(2);

        Assert.Equal((3, "6.0"), (more.Levels, more.Value("levels", 2, "limit")));
        Assert.Contains("pha-lai: [3.5, 4.5, null]", more.Text, StringComparison.Ordinal);
        Assert.Equal(Rule, fewer.Text);
        Assert.Contains("pha-lai: [4.5]   # I sample", RuleForm.Of(Rule)!.WithoutLevel(0).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_RandomEdits_KeepCommentsAndWhatItDoesNotKnow()
    {
        var random = new Random(20261123);
        string[] texts = ["Báo động: I", "a \"quoted\" 'text'", "- dash", "{level} #1", "yes", "Nước tràn, uy hiếp", "two\nlines"];
        for (var run = 0; run < 40; run++)
        {
            var form = RuleForm.Of(Rule)!;
            var expected = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var edit = 0; edit < 30; edit++)
            {
                var level = random.Next(2);
                var (text, number) = (texts[random.Next(texts.Length)], random.Next(1000).ToString(CultureInfo.InvariantCulture));
                (string Key, string Value, RuleForm? Next) done = random.Next(6) switch
                {
                    0 => ($"limit{level}", number, form.With(number, RuleFieldKind.Number, "levels", level, "limit")),
                    1 => ($"on{level}", number + "s", form.With(number + "s", RuleFieldKind.Duration, "levels", level, "onDelay")),
                    2 => ($"dead{level}", number, form.With(number, RuleFieldKind.Number, "levels", level, "deadband")),
                    3 => ("vi", text, form.WithLocalized(text, "vi", "procedure", "consequence")),
                    4 => ("title", text, form.WithLocalized(text, "en", "title")),
                    _ => ($"site{level}", number, form.With(number, RuleFieldKind.Number, "sites", "pha-lai", level)),
                };
                form = done.Next!;
                expected[done.Key] = done.Value;
                Assert.NotNull(RuleForm.Of(form.Text));
            }

            foreach (var (key, value) in expected)
            {
                Assert.Equal(value, Read(form, key));
            }

            foreach (var comment in Rule.Split('\n').Where(line => line.Contains('#', StringComparison.Ordinal)).Select(line => line[line.IndexOf('#', StringComparison.Ordinal)..]))
            {
                Assert.Contains(comment, form.Text, StringComparison.Ordinal);
            }

            Assert.Contains("strange: kept", form.Text, StringComparison.Ordinal);
            Assert.Contains("schedules: [{season: flood, limits: [1, 2]}]", form.Text, StringComparison.Ordinal);
            Assert.Equal(["water.flood"], RuleFile.Parse(form.Text)!.Ids);
        }
    }

    [Fact]
    public void Bulk_AddAndPercent_ReckonLikeAPerson()
    {
        var added = RuleForm.Of(new RuleBulkEdit { AddToLimits = 0.1m }.Apply(Rule))!;
        var percent = RuleForm.Of(new RuleBulkEdit { PercentOnLimits = -5 }.Apply(Rule))!;

        Assert.Equal(("4.1", "5.1", "3.6", "null"), (added.Value("levels", 0, "limit"), added.Value("levels", 1, "limit"), added.Value("sites", "pha-lai", 0), added.Value("sites", "ben-binh", 1)));
        Assert.Equal(("3.8", "4.75", "3.325"), (percent.Value("levels", 0, "limit"), percent.Value("levels", 1, "limit"), percent.Value("sites", "pha-lai", 0)));
        Assert.Equal(Rule, new RuleBulkEdit { AddToLimits = 0 }.Apply(Rule));
        Assert.Equal(Replaced("limit: 5.0", "limit: shared-name"), new RuleBulkEdit { AddToLimits = 0 }.Apply(Replaced("limit: 5.0", "limit: shared-name")));
    }

    [Fact]
    public void Bulk_DelayDeadbandSeverity_AreSetOnEveryLevelAndNothingElse()
    {
        var text = new RuleBulkEdit { OnDelay = "1m", Deadband = 0.2m, Severity = "low" }.Apply(Rule);

        Assert.Equal(
            Replaced("severity: medium, limit: 4.0, deadband: 0.10, onDelay: 20s}", "severity: low, limit: 4.0, deadband: 0.2, onDelay: 1m}")
                .Replace("severity: high", "severity: low", StringComparison.Ordinal)
                .Replace("        offDelay: 2m\n", "        offDelay: 2m\n        deadband: 0.2\n        onDelay: 1m\n", StringComparison.Ordinal),
            text);
    }

    private static string Replaced(string old, string now)
    {
        Assert.Contains(old, Rule, StringComparison.Ordinal);
        return Rule.Replace(old, now, StringComparison.Ordinal);
    }

    private static string? Read(RuleForm form, string key) => key switch
    {
        "vi" => form.Localized("vi", "procedure", "consequence"),
        "title" => form.Localized("en", "title"),
        _ when key.StartsWith("limit", StringComparison.Ordinal) => form.Value("levels", key[^1] - '0', "limit"),
        _ when key.StartsWith("on", StringComparison.Ordinal) => form.Value("levels", key[^1] - '0', "onDelay"),
        _ when key.StartsWith("dead", StringComparison.Ordinal) => form.Value("levels", key[^1] - '0', "deadband"),
        _ => form.Value("sites", "pha-lai", key[^1] - '0'),
    };
}

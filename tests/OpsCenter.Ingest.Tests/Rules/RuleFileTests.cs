using OpsCenter.Ingest.Rules.Editing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Rules;

public sealed class RuleFileTests
{
    private const string Two = """
        # What this file is.
        alarms:
          - id: water.flood
            title: {vi: "Lũ", en: "Flood"}   # shown

            levels:
              - {name: I, severity: high, limit: 4}
            note: |
              - id: water.not-a-rule
            # still of the flood
          # of the next one
          - title: A
            id: "water.flood-2"

        # the end
        """;

    [Fact]
    public void Cut_OneOfSeveral_IsAnAlarmsFileOfItsOwn()
    {
        var file = RuleFile.Parse(Two)!;

        Assert.Equal(["water.flood", "water.flood-2"], file.Ids);
        Assert.Equal(
            "alarms:\n  - id: water.flood\n    title: {vi: \"Lũ\", en: \"Flood\"}   # shown\n\n    levels:\n      - {name: I, severity: high, limit: 4}\n    note: |\n      - id: water.not-a-rule\n    # still of the flood\n",
            file.Cut("water.flood"));
        Assert.Equal("alarms:\n  - title: A\n    id: \"water.flood-2\"\n", file.Cut("water.flood-2"));
        Assert.Null(file.Cut("water.not-a-rule"));
        Assert.Equal((3, 12), (file.LineOf("water.flood"), file.LineOf("water.flood-2")));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void With_OneRuleChanged_LeavesEveryOtherByte(string newLine)
    {
        var text = Two.ReplaceLineEndings(newLine);
        var file = RuleFile.Parse(text)!;

        Assert.Equal(text, file.With(file.Cut("water.flood")!).Text);
        Assert.Equal(
            text.Replace("limit: 4", "limit: 4.5", StringComparison.Ordinal),
            file.With(file.Cut("water.flood")!.Replace("limit: 4", "limit: 4.5", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void With_EveryShippedRuleTakenOutAndPutBack_IsTheSameFile()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "ingest-config", "packs"), "alarms.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var file = RuleFile.Parse(text)!;

            Assert.NotEmpty(file.Ids);
            Assert.All(file.Ids, id => Assert.Equal(text, file.With(file.Cut(id)!).Text));
        }
    }

    [Fact]
    public void With_ANewRule_StandsAfterTheLastOne()
    {
        var text = RuleFile.Parse(Two)!.With("alarms:\n  - id: water.new\n    title: N\n").Text;

        Assert.Equal(Two.Replace("\"water.flood-2\"\n", "\"water.flood-2\"\n\n  - id: water.new\n    title: N\n", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet")]
    [InlineData("alarms: []\n")]
    [InlineData("alarms:\n")]
    [InlineData("alarms:")]
    [InlineData("alarms: [] # none")]
    public void With_AFileWithoutRules_GetsItsFirst(string text)
    {
        var file = RuleFile.Parse(text)!.With("alarms:\n  - id: water.new\n    title: N\n");

        Assert.Equal(["water.new"], file.Ids);
        Assert.Equal("alarms:\n  - id: water.new\n    title: N\n", file.Cut("water.new"));
        Assert.Equal(text.Contains("# none", StringComparison.Ordinal), file.Text.Contains("# none", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_OneThenTheOther_LeavesAnEmptyListAndTheComments()
    {
        var one = RuleFile.Parse(Two)!.Without("water.flood-2");
        var none = one.Without("water.flood");

        Assert.Equal(["water.flood"], one.Ids);
        Assert.Equal(one, one.Without("water.flood-2"));
        Assert.Empty(none.Ids);
        Assert.Equal("# What this file is.\nalarms: []\n  # of the next one\n# the end", none.Text);
    }

    [Theory]
    [InlineData("alarms: [{id: a}]")]
    [InlineData("alarms:\n  - id: a\n   b: [")]
    [InlineData("alarms:\n  - just text\n")]
    [InlineData("- a")]
    [InlineData("alarms:\n  - title: without an id\n")]
    public void Parse_WhatCannotBeEditedByRule_IsNull(string text) => Assert.Null(RuleFile.Parse(text));

    [Fact]
    public void Join_Several_IsOneFile() =>
        Assert.Equal(["a", "b"], RuleFile.Parse(RuleFile.Join(["alarms:\n  - id: a\n", "alarms:\n  - id: b\n"]))!.Ids);

    [Fact]
    public void Diff_OneLine_TellsBothNumbers()
    {
        var diff = LineDiff.Of("a\nb\nc\n", "a\nB\nc\nd\n");

        Assert.Equal(
            [(DiffKind.Same, 1, 1), (DiffKind.Removed, 2, null), (DiffKind.Added, null, 2), (DiffKind.Same, 3, 3), (DiffKind.Added, null, (int?)4)],
            diff.Select(line => (line.Kind, line.Old, line.Now)));
        Assert.All(LineDiff.Of("a\n", "a\r\n"), line => Assert.Equal(DiffKind.Same, line.Kind));
        Assert.Equal([DiffKind.Added], LineDiff.Of(null, "x").Select(line => line.Kind));
    }

    [Theory]
    [InlineData("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n")]
    [InlineData("a\nb\n", "a\nx\nb\n", "a\nb\n", "a\nx\nb\n")]
    [InlineData("a\nb\n", "a\n", "a\nb\n", "a\n")]
    [InlineData("a\nb\n", "a\nc\n", "a\nc\n", "a\nc\n")]
    [InlineData("a\nb\n", "a\nc\n", "a\nd\n", null)]
    public void Merge_TwoChanges_TakesBothOrNone(string origin, string mine, string theirs, string? merged) => Assert.Equal(merged, ThreeWayMerge.Of(origin, mine, theirs));
}

using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Trial;
using Xunit;

namespace OpsCenter.Ingest.Tests.Trial;

public sealed class MappingTrialTests : IDisposable
{
    private readonly TemporaryConfig _config = new();
    private readonly MappingTrial _trial;

    public MappingTrialTests() =>
        _trial = new MappingTrial(
            new LiveIngestConfig(_config.Folder, TimeProvider.System, NullLogger<LiveIngestConfig>.Instance), new ConfigFolderPath(_config.Folder), TimeProvider.System);

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Run_ByWhatIsInForce_ShowsReadingsWithTheirTagsAndUnit()
    {
        var outcome = Run("t/d1", "{\"level\": 4.5}");

        var reading = Assert.Single(outcome.Readings);
        Assert.Equal(("p.s", 4.5, "s1"), (outcome.Source, reading.Value, reading.Series.Tag("site")));
        Assert.Equal("m", outcome.Fields.Find("river", "level")!.Unit);
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public void Run_Refused_SaysWhy() => Assert.Contains("no mapping matches", Assert.Single(Run("nowhere", "1").Problems), StringComparison.Ordinal);

    [Fact]
    public void Run_Draft_IsTriedInsteadOfTheFileAndTheFileStays()
    {
        var outcome = Run("new/d1", "{\"cm\": 450}", "sources:\n- {id: p.new, topic: 'new/{device}', readings: [{measurement: river, fields: {level: {path: cm, from: cm, to: m}}}]}");

        Assert.Equal(("p.new", 4.5), (outcome.Source, Assert.Single(outcome.Readings).Value));
        Assert.Contains("no mapping matches", Assert.Single(Run("new/d1", "{\"cm\": 450}").Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DraftWithAMistake_NamesFileLineAndRemedy()
    {
        var error = Assert.Single(Run("t/d1", "{}", "sources:\n- {id: p.s, topic: t, readings: [{measurement: river, fields: {levl: level}}]}").Errors);

        Assert.Equal(("ingest-config/packs/p/sources.yaml", 2), (error.File, error.Line));
    }

    [Fact]
    public void Draft_OfAPackThatIsNone_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Run("t", "1", "sources: []", pack: "../../etc"));
        Assert.Throws<ArgumentException>(() => _trial.Keep(new TrialDraft("../../etc", "x")));
        Assert.Throws<ArgumentException>(() => _trial.SourcesOf("../p"));
    }

    [Fact]
    public void Keep_WritesTheDraftWhereNothingReadsIt()
    {
        Assert.Equal("ingest-config/drafts/p.sources.yaml", _trial.Keep(new TrialDraft("p", "half a mapping: [")));

        Assert.Equal("half a mapping: [", File.ReadAllText(Path.Combine(_config.Folder, "drafts/p.sources.yaml")));
        Assert.Empty(_config.Errors());
    }

    [Fact]
    public void Paths_NameEveryValueAsAMappingWould()
    {
        var paths = PayloadPaths.Of("{\"a\": {\"b.c\": [1, {\"d\": \"x\"}]}, \"e\": null}"u8.ToArray());

        Assert.Equal(
            [new("a.\"b.c\"[0]", "1"), new("a.\"b.c\"[1].d", "\"x\""), new("e", "null")],
            paths);
        Assert.Empty(PayloadPaths.Of("not json"u8.ToArray()));
    }

    private TrialOutcome Run(string topic, string payload, string? sources = null, string pack = "p") =>
        _trial.Run(new TrialInput(topic, Encoding.UTF8.GetBytes(payload), null, sources is null ? null : new TrialDraft(pack, sources)));
}

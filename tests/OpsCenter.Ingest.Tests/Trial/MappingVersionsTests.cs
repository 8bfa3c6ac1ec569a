using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Tests.Configuration;
using OpsCenter.Ingest.Trial;
using Xunit;

namespace OpsCenter.Ingest.Tests.Trial;

public sealed class MappingVersionsTests : IDisposable
{
    private const string Better = "sources:\n- {id: p.new, topic: 'new/{device}', readings: [{measurement: river, fields: {level: level}}]}\n";
    private readonly TemporaryConfig _config = new();
    private readonly LiveIngestConfig _live;
    private readonly MappingTrial _trial;
    private readonly MappingVersions _versions;

    public MappingVersionsTests()
    {
        var folder = new ConfigFolderPath(_config.Folder);
        _live = new LiveIngestConfig(_config.Folder, TimeProvider.System, NullLogger<LiveIngestConfig>.Instance);
        _trial = new MappingTrial(_live, folder, TimeProvider.System);
        _versions = new MappingVersions(_trial, _live, folder);
    }

    private string File => Path.Combine(_config.Folder, "packs/p/sources.yaml");

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Enforce_GoodDraft_IsInForceAtOnceAndTheOneBeforeIsKept()
    {
        var before = _trial.SourcesOf("p");

        Assert.Equal(new EnforceOutcome.Done(1), _versions.Enforce(new TrialDraft("p", Better), before));

        Assert.Equal(["p.new"], _live.Current.Sources.Select(source => source.Id));
        Assert.Equal(Better, System.IO.File.ReadAllText(File));
        Assert.Equal(1, Assert.Single(_versions.List("p")).Number);
        Assert.Equal(before, _versions.Read("p", 1));
        Assert.Empty(_config.Errors());
    }

    [Fact]
    public void Enforce_DraftWithAMistake_ChangesNothingAndNamesIt()
    {
        var before = _trial.SourcesOf("p");

        var refused = Assert.IsType<EnforceOutcome.Refused>(_versions.Enforce(new TrialDraft("p", Better.Replace("level: level", "levl: level", StringComparison.Ordinal)), before));

        Assert.Equal("ingest-config/packs/p/sources.yaml", Assert.Single(refused.Errors).File);
        Assert.Equal((before, "p.s"), (_trial.SourcesOf("p"), _live.Current.Sources.Single().Id));
        Assert.Empty(_versions.List("p"));
    }

    [Fact]
    public void Enforce_FileChangedMeanwhile_ChangesNothing()
    {
        var before = _trial.SourcesOf("p");
        System.IO.File.AppendAllText(File, "# by hand\n");

        Assert.IsType<EnforceOutcome.Outdated>(_versions.Enforce(new TrialDraft("p", Better), before));

        Assert.Equal(before + "# by hand\n", _trial.SourcesOf("p"));
    }

    [Fact]
    public void Undo_Twice_GoesBackAndForthAndLosesNothing()
    {
        var before = _trial.SourcesOf("p");
        Assert.IsType<EnforceOutcome.Nothing>(_versions.Undo("p"));
        _versions.Enforce(new TrialDraft("p", Better), before);

        Assert.Equal(new EnforceOutcome.Done(2), _versions.Undo("p"));
        Assert.Equal((before, "p.s"), (_trial.SourcesOf("p"), _live.Current.Sources.Single().Id));
        Assert.Equal(new EnforceOutcome.Done(3), _versions.Undo("p"));

        Assert.Equal(Better, _trial.SourcesOf("p"));
        Assert.Equal([3, 2, 1], _versions.List("p").Select(version => version.Number));
    }

    [Fact]
    public void Enforce_Often_KeepsTheNewestVersions()
    {
        for (var i = 0; i < MappingVersions.Kept + 2; i++)
        {
            Assert.IsType<EnforceOutcome.Done>(_versions.Enforce(new TrialDraft("p", $"{Better}# {i}\n"), _trial.SourcesOf("p")));
        }

        Assert.Equal(MappingVersions.Kept, _versions.List("p").Count);
        Assert.Equal((MappingVersions.Kept + 2, 3), (_versions.List("p")[0].Number, _versions.List("p")[^1].Number));
    }

    [Fact]
    public void Pack_ThatIsNone_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => _versions.List("../p"));
        Assert.Throws<ArgumentException>(() => _versions.Enforce(new TrialDraft("../../etc", "x"), ""));
    }
}

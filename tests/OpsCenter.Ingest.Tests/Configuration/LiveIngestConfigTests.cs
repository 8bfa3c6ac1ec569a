using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class LiveIngestConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Constructor_BrokenFolder_RefusesWithAllErrors()
    {
        _config.Sources("- {id: a, topic: '', readings: 3}\n- {idd: b}");

        var exception = Assert.Throws<IngestConfigurationException>(Live);

        Assert.True(exception.Errors.Count >= 4, exception.Message);
        Assert.Contains("sources.yaml:2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_Broken_KeepsTheOldAndShowsTheErrorUntilRepaired()
    {
        var live = Live();
        var changes = 0;
        live.Changed += () => changes++;
        var before = live.Current;

        _config.Sources("- {id: a}");
        _time.Advance(TimeSpan.FromMinutes(1));
        var accepted = live.Reload();

        Assert.False(accepted);
        Assert.Same(before, live.Current);
        Assert.Equal(0, changes);
        Assert.NotEmpty(live.Status.Errors);
        Assert.Equal(_time.GetUtcNow(), live.Status.FailedAt!.Value.ToDateTimeOffset());

        _config.Sources("- {id: b, topic: u, readings: [{measurement: river, fields: {level: l}}]}");
        Assert.True(live.Reload());
        Assert.Equal(1, changes);
        Assert.Equal("b", Assert.Single(live.Current.Sources).Id);
        Assert.Empty(live.Status.Errors);
        Assert.Null(live.Status.FailedAt);
    }

    [Fact]
    public void Step_FileChanged_LoadsOnceItKeptStill()
    {
        var live = Live();
        var before = live.Current;
        using var service = new ConfigReloadService(
            live, new ConfigFolderPath(_config.Folder), Options.Create(new IngestOptions()), _time, NullLogger<ConfigReloadService>.Instance);

        Assert.False(service.Step());
        _config.Write("packs/p/pack.yaml", "id: p\nname: {vi: Gói khác, en: Another}\n");
        Assert.True(service.Step());
        Assert.Same(before, live.Current);
        Assert.True(service.Step());

        Assert.Equal("Another", live.Current.Packs[0].Name.En);
        Assert.False(service.Step());
    }

    private LiveIngestConfig Live() => new(_config.Folder, _time, NullLogger<LiveIngestConfig>.Instance);
}

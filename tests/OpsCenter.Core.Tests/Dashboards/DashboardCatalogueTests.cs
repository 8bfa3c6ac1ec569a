using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Dashboards;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Dashboards;

public sealed class DashboardCatalogueTests : IDisposable
{
    private const string Good = """{"id": "d", "title": "d", "rows": 4, "tiles": []}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboards-").FullName;
    private readonly ManualTime _time = new();
    private readonly DashboardCatalogue _catalogue;

    public DashboardCatalogueTests() => _catalogue = new DashboardCatalogue(
        Options.Create(new DashboardsOptions { DashboardsDir = _folder }), _time, NullLogger<DashboardCatalogue>.Instance);

    [Fact]
    public void Reload_FileBecomesBroken_KeepsTheOldAndShowsTheErrors()
    {
        Write(Good);
        Assert.True(_catalogue.Reload());
        var before = _catalogue.Current;
        _time.Advance(TimeSpan.FromMinutes(1));

        Write("{");
        Assert.False(_catalogue.Reload());

        Assert.Same(before, _catalogue.Current);
        Assert.NotEmpty(_catalogue.Status.Errors);
        Assert.True(_catalogue.Status.FailedAt > _catalogue.Status.LoadedAt);
    }

    [Fact]
    public void Reload_FileIsMended_TellsListenersAndClearsTheErrors()
    {
        Write("{");
        _catalogue.Reload();
        var told = 0;
        _catalogue.Changed += () => told++;

        Write(Good);
        _catalogue.Reload();

        Assert.Equal(1, told);
        Assert.Empty(_catalogue.Status.Errors);
        Assert.Null(_catalogue.Status.FailedAt);
        Assert.True(_catalogue.Current.Dashboards.ContainsKey("d"));
    }

    [Fact]
    public async Task Watcher_BrokenAtStart_RefusesAndNamesTheFile()
    {
        Write("{");
        using var watcher = new DashboardWatcher(_catalogue, _time, NullLogger<DashboardWatcher>.Instance);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => watcher.StartAsync(CancellationToken.None));

        Assert.Contains("d.json", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder, "d.json"), text);
}

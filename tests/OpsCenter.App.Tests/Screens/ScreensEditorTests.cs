using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Screens.Editing;
using OpsCenter.App.Tests.Api;
using OpsCenter.App.Tests.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Screens;

public sealed class ScreensEditorTests : IDisposable
{
    private static readonly Caller Technician = Caller.Person("hoa", [Role.Technician]);
    private readonly TemporaryFolder _folder = new();
    private readonly KeptAudit _audit = new();
    private readonly ScreensEditor _editor;

    public ScreensEditorTests()
    {
        var dashboard = new DashboardConfig("water", LocalizedText.Same("w"), 4, new Dictionary<string, string>(), []);
        _editor = new ScreensEditor(
            new ScreensFolder(Options.Create(new DashboardsOptions { DashboardsDir = _folder.Path })),
            new StillConfig<DashboardSet>(new DashboardSet([dashboard], [])),
            _audit);
    }

    private string File => Path.Combine(_folder.Path, "screens.json");

    [Fact]
    public async Task Save_NoFileYet_MakesOneAndAuditsIt()
    {
        var saved = Assert.IsType<ScreensSave.Saved>(await SaveAsync("", Screen("hall")));

        Assert.Equal("hall", Assert.Single(saved.Now.Screens!).Id);
        Assert.Equal("hoa", saved.Now.ChangedBy);
        Assert.Equal(("hoa", "screens.create", "hall"), (_audit.Entries.Single().Who, _audit.Entries.Single().Action, _audit.Entries.Single().Subject));
        Assert.Equal(["screens.json"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Save_FileWasEditedByHandMeanwhile_IsAConflictAndWritesNothing()
    {
        var first = Assert.IsType<ScreensSave.Saved>(await SaveAsync("", Screen("hall")));
        await System.IO.File.WriteAllBytesAsync(File, ScreensWriter.Write([Screen("lobby")]));

        var conflict = Assert.IsType<ScreensSave.Conflict>(await SaveAsync(first.Now.Version, Screen("mine")));

        Assert.Null(conflict.Now.ChangedBy);
        Assert.Equal("lobby", Assert.Single(conflict.Now.Screens!).Id);
        Assert.Contains("lobby", await System.IO.File.ReadAllTextAsync(File), StringComparison.Ordinal);
        Assert.Single(_audit.Entries);
    }

    [Fact]
    public async Task Save_AnotherPersonWasFaster_TheConflictSaysWho()
    {
        var start = _editor.Read(Technician)!;
        await _editor.SaveAsync(Caller.Person("nam", [Role.Technician]), new ScreensChange(start.Version, [Screen("his")], "create", "his"), default);

        var conflict = Assert.IsType<ScreensSave.Conflict>(await SaveAsync(start.Version, Screen("mine")));

        Assert.Equal("nam", conflict.Now.ChangedBy);
    }

    [Fact]
    public async Task Save_WhatTheServerWouldRefuse_IsRefusedByItsOwnReader()
    {
        var broken = Screen("hall") with { Playlist = [new ScreenEntry("gone", null, new Dictionary<string, string>())] };

        var invalid = Assert.IsType<ScreensSave.Invalid>(await SaveAsync("", broken, Screen("a/b")));

        Assert.Equal(["screens[0].dashboards[0]", "screens[1].id"], invalid.Errors.Select(error => error.Key));
        Assert.False(System.IO.File.Exists(File));
        Assert.Empty(_audit.Entries);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Leader)]
    public async Task Save_WithoutThePermission_IsForbidden(Role role)
    {
        var caller = Caller.Person("x", [role]);

        Assert.IsType<ScreensSave.Forbidden>(await _editor.SaveAsync(caller, new ScreensChange("", [Screen("hall")], "create", "hall"), default));
        Assert.Null(_editor.Read(caller));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task Save_FolderIsGone_FailsWithTheReason()
    {
        Directory.Delete(_folder.Path);

        Assert.IsType<ScreensSave.Failed>(await SaveAsync("", Screen("hall")));
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public async Task Read_BrokenOrCommentedFile_SaysSo()
    {
        await System.IO.File.WriteAllTextAsync(File, "{\"screens\": [");
        Assert.Null(_editor.Read(Technician)!.Screens);
        Assert.NotEmpty(_editor.Read(Technician)!.Errors);

        await System.IO.File.WriteAllTextAsync(File, "{\"screens\": [ // nothing yet\n]}", Encoding.UTF8);
        Assert.True(_editor.Read(Technician)!.HasComments);
    }

    public void Dispose()
    {
        _editor.Dispose();
        _folder.Dispose();
    }

    private Task<ScreensSave> SaveAsync(string version, params ScreenConfig[] screens) =>
        _editor.SaveAsync(Technician, new ScreensChange(version, screens, "create", screens[0].Id), default);

    private static ScreenConfig Screen(string id) => new()
    {
        Id = id,
        Title = LocalizedText.Same(id),
        Playlist = [new ScreenEntry("water", null, new Dictionary<string, string>())],
    };
}

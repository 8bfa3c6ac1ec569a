using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using Xunit;

namespace OpsCenter.Core.Tests.Dashboards;

public sealed class ScreensFileTests
{
    private const string Complete = """
        {"screens": [{
          "id": "hall", "title": {"vi": "Sảnh", "en": "Hall"}, "language": "en", "dwell": "90s",
          "dashboards": ["overview", {"dashboard": "water", "dwell": "2m", "variables": {"site": "pha-lai"}}],
          "onCritical": {"water": "water", "*": "overview"},
          "matrix": {"columns": 3, "rows": 2, "bezelX": 1.5, "cells": {"Trái trên": "1,1", "Phải dưới": "3,2"}},
          "sound": {"volume": 80, "high": "repeat"},
          "quiet": {"from": "22:00", "to": "05:30"}
        }]}
        """;

    private static readonly Dictionary<string, DashboardConfig> Dashboards = new()
    {
        ["overview"] = new("overview", LocalizedText.Same("o"), 4, new Dictionary<string, string>(), []),
        ["water"] = new("water", LocalizedText.Same("w"), 4, new Dictionary<string, string> { ["site"] = "ben-binh" }, []),
    };

    [Fact]
    public void Read_CompleteScreen_GivesEveryPart()
    {
        var screen = Assert.Single(Read(Complete).Screens!);

        Assert.Equal(["overview", "water"], screen.Playlist.Select(entry => entry.Dashboard));
        Assert.Equal([TimeSpan.FromSeconds(90), TimeSpan.FromMinutes(2)], screen.Playlist.Select(screen.DwellOf));
        Assert.Equal("pha-lai", screen.Playlist[1].Variables["site"]);
        Assert.Equal("water", screen.OnCritical["water"]);
        Assert.Equal((3, 2, 1.5, 0.0), (screen.Matrix!.Columns, screen.Matrix.Rows, screen.Matrix.BezelX, screen.Matrix.BezelY));
        Assert.Equal(new ScreenCell(3, 2), screen.Matrix.Cells["Phải dưới"]);
        Assert.Equal(new ScreenSound(80, SoundMode.Repeat, SoundMode.Repeat, SoundMode.Off, SoundMode.Off), screen.Sound);
        Assert.Equal(new QuietHours(new TimeOnly(22, 0), new TimeOnly(5, 30), QuietHours.DefaultDim), screen.Quiet);
    }

    [Fact]
    public void Write_WhatWasRead_IsReadAgainAsTheSame()
    {
        var written = ScreensWriter.Write(Read(Complete).Screens!);

        var (again, errors) = ScreensFile.Read(written, Dashboards);

        Assert.Empty(errors);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(ScreensWriter.Write(again!)));
        Assert.Equal(("Sảnh", TimeSpan.FromSeconds(90), 80), (again![0].Title.Vi, again[0].Dwell, again[0].Sound!.Volume));
        Assert.Equal(new ScreenCell(1, 1), again[0].Matrix!.Cells["Trái trên"]);
    }

    [Theory]
    [InlineData("\"dashboards\": []", "screens[0].dashboards", "at least one")]
    [InlineData("\"dashboards\": [{\"dashboard\": \"gone\"}]", "screens[0].dashboards[0].dashboard", "overview, water")]
    [InlineData("\"dashboards\": [{\"dashboard\": \"water\", \"variables\": {\"place\": \"x\"}}]", "screens[0].dashboards[0].variables.place", "site")]
    [InlineData("\"dashboards\": [{\"dashboard\": \"water\", \"variables\": {\"site\": \"\"}}]", "screens[0].dashboards[0].variables.site", "letters")]
    [InlineData("\"dashboards\": [{\"dashboard\": \"water\", \"dwell\": \"1s\"}]", "screens[0].dashboards[0].dwell", "30s")]
    [InlineData("\"dashboards\": [7]", "screens[0].dashboards[0]", "dashboard")]
    [InlineData("\"dashboards\": [\"water\"], \"onCritical\": {\"water\": \"gone\"}", "screens[0].onCritical.water", "overview, water")]
    [InlineData("\"dashboards\": [\"water\"], \"matrix\": {\"columns\": 9, \"rows\": 1}", "screens[0].matrix.columns", "1 to 8")]
    [InlineData("\"dashboards\": [\"water\"], \"matrix\": {\"columns\": 2, \"rows\": 1, \"bezelX\": 40}", "screens[0].matrix.bezelX", "0 to 20")]
    [InlineData("\"dashboards\": [\"water\"], \"matrix\": {\"columns\": 2, \"rows\": 1, \"cells\": {\"a\": \"3,1\"}}", "screens[0].matrix.cells.a", "2,3")]
    [InlineData("\"dashboards\": [\"water\"], \"matrix\": {\"columns\": 2, \"rows\": 1, \"cells\": {\"a\": \"1,1\", \"b\": \"1,1\"}}", "screens[0].matrix.cells.b", "own cell")]
    [InlineData("\"dashboards\": [\"water\"], \"sound\": {\"high\": \"loud\"}", "screens[0].sound.high", "off, once, repeat")]
    [InlineData("\"dashboards\": [\"water\"], \"quiet\": {\"from\": \"25:00\", \"to\": \"05:00\"}", "screens[0].quiet.from", "22:00")]
    [InlineData("\"dashboards\": [\"water\"], \"quiet\": {\"from\": \"05:00\", \"to\": \"05:00\"}", "screens[0].quiet.to", "another end")]
    [InlineData("\"dashboards\": [\"water\"], \"colour\": \"red\"", "screens[0].colour", "Known keys")]
    public void Read_BrokenScreen_NamesKeyAndRemedy(string part, string key, string remedy)
    {
        var (screens, errors) = Read($$"""{"screens": [{"id": "s", "title": "s", {{part}}}]}""");

        Assert.Null(screens);
        Assert.Contains(errors, error => error.Key == key && error.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("a?b")]
    public void Read_IdThatIsNoPartOfAnAddress_IsRefused(string id) =>
        Assert.Equal("screens[0].id", Assert.Single(Read($$"""{"screens": [{"id": "{{id}}", "title": "s", "dashboards": ["water"]}]}""").Errors).Key);

    [Fact]
    public void Read_HostileText_IsAnErrorAndNoException()
    {
        Assert.Null(Read("[[[").Screens);
        Assert.Null(ScreensFile.Read(new byte[ScreensFile.MaxBytes + 1], Dashboards).Screens);
        Assert.Null(Read("{\"screens\": 7}").Screens);
    }

    private static (IReadOnlyList<ScreenConfig>? Screens, IReadOnlyList<ConfigError> Errors) Read(string text) =>
        ScreensFile.Read(Encoding.UTF8.GetBytes(text), Dashboards);
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.History;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The explorer over the real store: what is chosen is what is read, and what leaves is what was shown.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class HistoryTests
{
    private static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(7)));
    private static readonly string PhaLai = SomeAlarm.Gauge("pha-lai").Canonical;
    private static readonly string Address = $"s={Uri.EscapeDataString(PhaLai)}&range=custom&from=2026-11-20T12:00&to=2026-11-20T14:00";

    [Fact]
    public async Task Read_HourlyMaximum_SummaryCountsEveryReadingNotTheWindows()
    {
        await using var host = await FilledAsync();

        var line = Assert.Single((await ReadAsync(host, $"{Address}&step=1h&agg=max"))!);

        Assert.Equal([1.3, 1.6], line.Points.Select(point => point.Value));
        Assert.Equal(new HistorySummary(8, 1.0, 1.3, 1.6), Rounded(line.Summary!));
    }

    [Fact]
    public async Task Read_ComparedWithTheDayBefore_EarlierPointsLieOnTheSameHours()
    {
        await using var host = await FilledAsync();

        var line = Assert.Single((await ReadAsync(host, $"{Address}&step=1h&agg=max&compare=1d"))!);

        Assert.Equal(line.Points.Select(point => point.Time), line.Earlier.Select(point => point.Time));
        Assert.Equal([0.3, 0.6], line.Earlier.Select(point => Math.Round(point.Value, 9)));
        Assert.Equal(8, line.EarlierSummary!.Count);
    }

    [Fact]
    public async Task Read_SeriesThatNobodyKnows_IsLeftOut()
    {
        await using var host = await FilledAsync();

        Assert.Empty((await ReadAsync(host, "s=river%20level&range=24h"))!);
    }

    [Fact]
    public async Task Read_WithoutPermission_AnswersNothing()
    {
        await using var host = await FilledAsync();
        var history = host.Services.GetRequiredService<HistoryReading>();

        Assert.Null(await history.ListAsync(Caller.Anonymous, CancellationToken.None));
        Assert.Null(await history.ReadAsync(Caller.Anonymous, new HistoryRequest([PhaLai], Noon, Noon + TimeSpan.FromHours(1), null, Aggregate.Mean, null), CancellationToken.None));
    }

    [Fact]
    public async Task Page_AtAnAddress_ShowsChartFiguresAndRows()
    {
        await using var host = await FilledAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync($"/console/history?{Address}&step=raw&compare=1d");

        Assert.Equal(2, page.QuerySelectorAll(".chart path.line").Count(path => path.GetAttribute("d") is { Length: > 20 }));
        Assert.Equal(8, page.QuerySelectorAll("table:not(.stack) tbody tr").Length);
        Assert.Contains("20/11/2026 13:45:00", page.QuerySelector("table:not(.stack) tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("+1,0", page.QuerySelector("table.stack tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("range=custom")]
    [InlineData("range=custom&from=2026-11-20T14:00&to=2026-11-20T12:00")]
    [InlineData("range=custom&from=yesterday&to=today")]
    public async Task Page_RangeThatIsNone_SaysWhatIsNeeded(string range)
    {
        await using var host = await FilledAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        Assert.Contains("mốc đầu trước mốc cuối", (await browser.OpenAsync($"/console/history?{range}")).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NonsenseInTheAddress_FallsBackToTheDefaults()
    {
        await using var host = await FilledAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/history?s=%3Cscript%3E&range=ever&step=-1&agg=42&compare=x");

        Assert.Equal("24h", page.QuerySelector("#history-range option[selected]")!.GetAttribute("value"));
        Assert.NotEmpty(page.QuerySelectorAll(".offers button"));
    }

    [Fact]
    public async Task Export_Csv_HasEveryReadingOldestFirst()
    {
        await using var host = await FilledAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        var rows = (await TextAsync(browser, "csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(9, rows.Length);
        Assert.Equal("2026-11-20T12:00:00.000+07:00,1", rows[1]);
        Assert.Equal("2026-11-20T13:45:00.000+07:00,1.6", rows[^1]);
    }

    [Fact]
    public async Task Export_Xlsx_OpensAndHasTheSameFigures()
    {
        await using var host = await FilledAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/console/history/export?{Address}&step=raw&format=xlsx", UriKind.Relative));
        using var response = await browser.SendAsync(request);

        var rows = SheetRows(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal(9, rows.Count);
        Assert.Equal("time", rows[0][0]);
        Assert.Equal("1.6", rows[^1][1]);
        Assert.Equal(46346.572916666664, double.Parse(rows[^1][0], CultureInfo.InvariantCulture), 1e-6);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(60, null)]
    [InlineData(61, 10)]
    [InlineData(24 * 60, 300)]
    [InlineData(30 * 24 * 60, 7200)]
    [InlineData(20 * 365 * 24 * 60, 30 * 86400)]
    public void Step_ForARange_GivesNoMoreWindowsThanAChartShows(int minutes, int? seconds) =>
        Assert.Equal(seconds, HistoryStep.For(TimeSpan.FromMinutes(minutes))?.TotalSeconds);

    [Fact]
    public void Scale_OfAnyValues_HoldsThemBetweenRoundTicks()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var size = Math.Pow(10, random.Next(-6, 9));
            var values = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.NextDouble() - 0.5) * size).ToList();

            var scale = ChartScale.Of(values);

            Assert.All(values, value => Assert.InRange(scale.At(value), -1e-6, 1 + 1e-6));
            Assert.InRange(scale.Ticks.Count(), 3, 9);
        }
    }

    [Fact]
    public void Snippets_OfASeries_AreWhatTheConfigurationTakes()
    {
        var series = new NamedSeries(SomeAlarm.Gauge("pha-lai"), "Mực \"nước\": sông", "Phả Lại", "m", 2, "");

        var rule = SeriesSnippets.Rule(series, new HistorySummary(10, 1, 2, 3.456));

        using var folder = new TemporaryFolder();
        var pack = Directory.CreateDirectory(Path.Combine(folder.Path, "packs", "water")).FullName;
        var shipped = Path.Combine(Repository.Root, "ingest-config");
        File.Copy(Path.Combine(shipped, "areas.yaml"), Path.Combine(folder.Path, "areas.yaml"));
        File.Copy(Path.Combine(shipped, "packs", "water", "pack.yaml"), Path.Combine(pack, "pack.yaml"));
        File.WriteAllText(Path.Combine(pack, "fields.yaml"), "fields:\n  - {measurement: river, field: level, name: {vi: M, en: L}, unit: m, decimals: 2, interval: 1m}\n");
        File.WriteAllText(Path.Combine(pack, "alarms.yaml"), rule);
        var (configuration, errors) = IngestConfigLoader.Load(folder.Path);
        Assert.Empty(errors);
        Assert.Equal(3.46, Assert.Single(Assert.Single(configuration!.AlarmRules).Levels).Limit);
        using var tile = System.Text.Json.JsonDocument.Parse(SeriesSnippets.Tile(series, TimeSpan.FromHours(30)));
        Assert.Equal("30h", tile.RootElement.GetProperty("range").GetString());
        Assert.Equal("pha-lai", tile.RootElement.GetProperty("query").GetProperty("tags").GetProperty("site").GetString());
    }

    /// <summary>The cells of the workbook's one sheet as they are written.</summary>
    private static List<List<string>> SheetRows(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        XDocument Part(string name)
        {
            using var part = zip.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }

        Assert.Equal("History", Part("xl/workbook.xml").Descendants(main + "sheet").Single().Attribute("name")!.Value);
        Assert.Equal(3, Part("xl/styles.xml").Descendants(main + "cellXfs").Single().Elements().Count());
        Assert.All(zip.Entries, entry => Part(entry.FullName));
        return [.. Part("xl/worksheets/sheet1.xml").Descendants(main + "row").Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToList())];
    }

    private static HistorySummary Rounded(HistorySummary summary) => summary with { Mean = Math.Round(summary.Mean, 9) };

    private static Task<IReadOnlyList<HistoryLine>?> ReadAsync(ConsoleHost host, string query)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        string? One(string name) => values.TryGetValue(name, out var found) ? found.ToString() : null;
        var request = HistoryAddress.Of(values["s"].ToArray()!, One("range"), One("from"), One("to"), One("step"), One("agg"), One("compare"))
            .Request(TimeProvider.System.GetInstant())!;
        return host.Services.GetRequiredService<HistoryReading>().ReadAsync(ConsoleHost.Administrator, request, CancellationToken.None);
    }

    private static async Task<string> TextAsync(PageClient browser, string format)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/console/history/export?{Address}&step=raw&format={format}", UriKind.Relative));
        using var response = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Four readings an hour over two hours, 1.0 to 1.6 m; the day before a metre less. Another series has one tag more.</summary>
    private static async Task<ConsoleHost> FilledAsync()
    {
        var host = await ConsoleHost.StartAsync();
        double[] values = [1.0, 1.1, 1.2, 1.3, 1.3, 1.4, 1.5, 1.6];
        var key = SomeAlarm.Gauge("pha-lai");
        var more = new SeriesKey(key.Measurement, [.. key.Tags, new("probe", "b")], key.Field);
        var readings = values.SelectMany((value, index) =>
        {
            var at = Noon + (TimeSpan.FromMinutes(15) * index);
            return new[]
            {
                new Reading(key, at, value, Quality.Good, ReadingFlags.None, at),
                new Reading(key, at - TimeSpan.FromDays(1), value - 1, Quality.Good, ReadingFlags.None, at),
                new Reading(more, at, 99, Quality.Good, ReadingFlags.None, at),
            };
        });
        await host.Services.GetRequiredService<ITelemetryStore>().CommitAsync(new TelemetryBatch([.. readings], []), CancellationToken.None);
        return host;
    }
}

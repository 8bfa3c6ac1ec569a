using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.Api;
using OpsCenter.App.Tests.Jobs;
using OpsCenter.Core.Access;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Briefings;

/// <summary>Briefings over HTTP: as JSON, as a PDF that Chromium printed, as a workbook that LibreOffice reads.</summary>
public sealed class BriefingApiTests : IAsyncLifetime
{
    private const string Hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script>";
    private const string Accents = "Ngưỡng lũ, đường tràn, độ ẩm: ĂÂĐÊÔƠƯ ằẳẵặ ềểễệ ổỗộ ớởỡợ ứừữự";
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Json_OfToday_TellsKpisIncidentsAndTheSentence()
    {
        await FillAsync();
        using var client = await _host.ClientAsync(TokenScope.Read);

        var briefing = await client.GetFromJsonAsync<JsonElement>($"/api/v1/briefing?period=day&date={Today}");

        var kpi = briefing.GetProperty("kpis")[0];
        Assert.Equal(("water.level", "bad", 2, 1), (kpi.GetProperty("id").GetString(), kpi.GetProperty("state").GetString(), kpi.GetProperty("places").GetInt32(), kpi.GetProperty("placesOff").GetInt32()));
        Assert.Equal((4.5, "ben-binh", "mean(level)"), (kpi.GetProperty("value").GetProperty("value").GetDouble(), kpi.GetProperty("place").GetProperty("vi").GetString(), kpi.GetProperty("formula").GetString()));
        Assert.Contains("revised", kpi.GetProperty("value").GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal([Hostile, Accents], briefing.GetProperty("openIncidents").EnumerateArray().Select(one => one.GetProperty("title").GetProperty("vi").GetString()));
        Assert.StartsWith("1 chỉ tiêu ngoài mục tiêu; 2 sự cố đang mở", briefing.GetProperty("summary").GetProperty("vi").GetString(), StringComparison.Ordinal);
        Assert.True(briefing.GetProperty("running").GetBoolean());
        Assert.Contains(briefing.GetProperty("changes").EnumerateArray(), change => change.GetProperty("kind").GetString() == "revised");

        var earlier = await client.GetFromJsonAsync<JsonElement>("/api/v1/briefing");
        Assert.Equal((BriefingPeriod.Containing(BriefingPeriodKind.Day, _host.Now).Previous.DateText, false), (earlier.GetProperty("date").GetString(), earlier.GetProperty("running").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, earlier.GetProperty("kpis")[0].GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("period=year", "period")]
    [InlineData("date=2026-11-31", "date")]
    [InlineData("date=2199-01-01", "date")]
    [InlineData("area=nowhere", "area")]
    [InlineData("lang=fr", "lang")]
    [InlineData("perid=day", "perid")]
    public async Task Json_WrongParameter_Is400AndSaysWhich(string query, string parameter)
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync($"/api/v1/briefing?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await ApiHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Theory]
    [InlineData("/api/v1/briefing")]
    [InlineData("/api/v1/briefing.pdf")]
    [InlineData("/api/v1/briefing.xlsx")]
    public async Task Any_WithoutTheScopeRead_IsRefused(string path)
    {
        using var client = await _host.ClientAsync(TokenScope.Ingest);
        using var nobody = await _host.Anonymous.GetAsync(path);
        using var stranger = await client.GetAsync(path);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, stranger.StatusCode));
    }

    [Fact]
    public async Task Pdf_NoChromium_Is503AndSaysWhatToDo()
    {
        await using var host = await ApiHost.StartAsync(("Briefing:Chromium", "/no/such/chromium"));
        using var client = await host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync("/api/v1/briefing.pdf");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("chromium-headless-shell", (await ApiHost.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [PeerFact("chromium-headless-shell", "pdftotext")]
    public async Task Pdf_OfToday_HoldsVietnameseWholePageNumbersAndHostileTextAsText()
    {
        await FillAsync();
        using var client = await _host.ClientAsync(TokenScope.Read);
        using var folder = new TemporaryFolder();

        using var answer = await client.GetAsync($"/api/v1/briefing.pdf?date={Today}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var file = Path.Combine(folder.Path, "briefing.pdf");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());

        var read = await ProgramRun.RunAsync("pdftotext", ["-layout", file, "-"]);
        Assert.Equal(0, read.ExitCode);
        var text = string.Join(' ', read.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("1 chỉ tiêu ngoài mục tiêu", text, StringComparison.Ordinal);
        Assert.Contains("Cảnh báo còn lại, kể cả tạm gác", text, StringComparison.Ordinal);
        Assert.Contains(Accents, text, StringComparison.Ordinal);
        Assert.Contains(Hostile, text, StringComparison.Ordinal);
        Assert.Matches(@"Trang 1 / \d", text);
    }

    [PeerFact("soffice")]
    public async Task Xlsx_OpenedByLibreOffice_SaysWhatThePaperSaysAndRunsNothing()
    {
        await FillAsync();
        using var client = await _host.ClientAsync(TokenScope.Read);
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "b.xlsx"), await client.GetByteArrayAsync($"/api/v1/briefing.xlsx?date={Today}"));

        var sheets = await LibreOffice.ReadAsync(Path.Combine(folder.Path, "b.xlsx"), folder.Path);

        Assert.Equal(["Tóm tắt", "Đã xảy ra", "Đang mở", "Ngoài mục tiêu", "Có gì thay đổi", "Sắp tới"], sheets.Keys);
        var paper = await PaperAsync();
        var kpis = sheets["Ngoài mục tiêu"];
        var row = Assert.Single(kpis.Skip(1));
        var cells = paper.QuerySelectorAll("table.kpis tbody tr:not(.pack)").Single().QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray();
        Assert.StartsWith($"{row[1]} · {row[3]}", cells[0], StringComparison.Ordinal);
        Assert.Equal(cells[1], $"{row[4].Replace('.', ',')}0 {row[5]}");
        Assert.Equal(("4.5", "4", "không đạt", "1", "2", "mean(level)"), (row[4], row[6], row[7], row[10], row[11], row[15]));
        var incident = sheets["Đang mở"][1];
        Assert.EndsWith(Hostile, incident[2], StringComparison.Ordinal);
        Assert.Equal(paper.QuerySelector(".brief-list b")!.TextContent, incident[2][(incident[2].IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Assert.Matches(@"^\d\d/\d\d/\d{4} \d\d:\d\d:\d\d$", incident[4]);
        Assert.Equal(paper.QuerySelector(".brief-sentence")!.TextContent, sheets["Tóm tắt"][1][1]);
        Assert.Equal("2", sheets["Tóm tắt"].Single(line => line[0] == "Mở mới")[1]);
    }

    private string Today => BriefingPeriod.Containing(BriefingPeriodKind.Day, _host.Now).DateText;

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PaperAsync()
    {
        var briefing = await _host.Services.GetRequiredService<BriefingService>().ReadAsync(
            Caller.CommandLine, BriefingPeriod.Containing(BriefingPeriodKind.Day, _host.Now), null, CancellationToken.None);
        var html = await _host.Services.GetRequiredService<OpsCenter.App.Briefings.BriefingPaper>().DocumentAsync(briefing!, System.Globalization.CultureInfo.GetCultureInfo("vi"));
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
    }

    /// <summary>A KPI of two gauges, one over its target and revised, and an incident with a name that wants to be run.</summary>
    private async Task FillAsync()
    {
        var hour = SomeKpis.Level.Every.StartOf(LocalClock.At(LocalClock.Local(_host.Now).Date));
        Reading Figure(string site, double value) => new(
            new SeriesKey("kpi", new Dictionary<string, string> { ["pack"] = "water", ["site"] = site }, "water.level"), hour, value, Quality.Good, ReadingFlags.None, _host.Now);
        var store = _host.Services.GetRequiredService<ITelemetryStore>();
        foreach (var reading in new[] { Figure("ben-binh", 3), Figure("pha-lai", 1.25), Figure("ben-binh", 4.5) })
        {
            Assert.IsType<CommitOutcome.Accepted>(await store.CommitAsync(new TelemetryBatch([reading], []), CancellationToken.None));
        }

        foreach (var title in new[] { Hostile, Accents })
        {
            Assert.True((await _host.Services.GetRequiredService<IncidentService>().CreateAsync(
                Caller.CommandLine, new IncidentDraft { Title = title, Severity = title == Hostile ? Severity.High : Severity.Low }, CancellationToken.None)).IsDone);
        }
    }
}

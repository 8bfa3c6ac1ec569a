using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Sheets;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class SheetApiTests : IAsyncLifetime
{
    private const string Address = "/api/v1/sheets/water.month/2026-10";
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Put_GoodTable_IsFiledAndReadBackAsReadings()
    {
        using var client = await _host.ClientAsync(TokenScope.Ingest, TokenScope.Read);

        using var filed = await client.PutAsJsonAsync(Address, new { note = "báo cáo giấy", rows = new object[] { new { gauge = "north", level = 1.5 }, new { gauge = "Nam", level = "1.234,5", remark = "x" } } });

        Assert.Equal(HttpStatusCode.OK, filed.StatusCode);
        var version = await ApiHost.JsonAsync(filed);
        Assert.Equal((1, 3, true, "api"), (version.GetProperty("version").GetInt32(), version.GetProperty("changes").GetInt32(), version.GetProperty("stored").GetBoolean(), version.GetProperty("origin").GetString()));
        var latest = await client.GetFromJsonAsync<JsonElement>("/api/v1/latest?measurement=river&tag.gauge=south");
        Assert.Equal(1234.5, latest[0].GetProperty("value").GetDouble());
        var table = await client.GetFromJsonAsync<JsonElement>(Address);
        Assert.Equal("x", table.GetProperty("rows")[1].GetProperty("remark").GetString());
        Assert.Equal(1, table.GetProperty("status").GetProperty("version").GetInt32());
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/sheets");
        Assert.Contains(list[0].GetProperty("periods").EnumerateArray(), period => period.GetProperty("period").GetString() == "2026-10" && period.GetProperty("version").GetInt32() == 1);
        var versions = await client.GetFromJsonAsync<JsonElement>($"{Address}/versions");
        Assert.Equal("báo cáo giấy", versions[0].GetProperty("note").GetString());
    }

    [Fact]
    public async Task Put_BadCells_Is422WithEachCellAndStoresNothing()
    {
        using var client = await _host.ClientAsync(TokenScope.Ingest, TokenScope.Read);

        using var refused = await client.PutAsJsonAsync(Address, new { rows = new object[] { new { gauge = "north", level = "nhiều" }, new { gauge = "west", level = 1 } } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await ApiHost.JsonAsync(refused)).GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("row")} {error.GetProperty("column").GetString()} {error.GetProperty("code").GetString()}").Order().ToList();
        Assert.Equal([" level required", "1 level no-number", "2 gauge not-allowed"], errors);
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>(Address)).GetProperty("status").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Put_OldVersion_Is409_SameFigures_Is204()
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);
        object Rows(double level) => new object[] { new { gauge = "north", level }, new { gauge = "south", level } };
        using var first = await client.PutAsJsonAsync(Address, new { rows = Rows(1) });

        using var late = await client.PutAsJsonAsync(Address, new { rows = Rows(2) });
        using var same = await client.PutAsJsonAsync(Address, new { version = 1, rows = Rows(1) });
        using var next = await client.PutAsJsonAsync(Address, new { version = 1, rows = Rows(2) });

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NoContent, HttpStatusCode.OK], [first.StatusCode, late.StatusCode, same.StatusCode, next.StatusCode]);
        var reading = Assert.Single(await _host.Services.GetRequiredService<ITelemetryStore>().LatestAsync(
            new SeriesSelector("river", "level", new Dictionary<string, string> { ["gauge"] = "north" }), CancellationToken.None));
        Assert.Equal((2, ReadingFlags.Revised), (reading.Value, reading.Flags));
    }

    [Theory]
    [InlineData(TokenScope.Read, HttpStatusCode.Forbidden)]
    [InlineData(TokenScope.Operate, HttpStatusCode.Forbidden)]
    [InlineData(TokenScope.Simulate, HttpStatusCode.Forbidden)]
    public async Task Put_ScopeWithoutFigures_IsForbidden(TokenScope scope, HttpStatusCode status)
    {
        using var client = await _host.ClientAsync(scope);

        using var answer = await client.PutAsJsonAsync(Address, new { rows = new object[] { new { gauge = "north", level = 1 } } });

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/sheets/none/2026-10")]
    [InlineData("/api/v1/sheets/water.month/2026-Q1")]
    [InlineData("/api/v1/sheets/water.month/current/template")]
    public async Task Get_NoSuchSheetOrPeriod_Is404(string address)
    {
        using var client = await _host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Template_FilledAsItCame_IsReadBackWithoutAQuestion(string format)
    {
        using var client = await _host.ClientAsync(TokenScope.Admin);
        using var filed = await client.PutAsJsonAsync(Address, new { rows = new object[] { new { gauge = "north", level = 1234.567 }, new { gauge = "south", level = 2, remark = "=1+1; \"x\"" } } });
        filed.EnsureSuccessStatusCode();

        var file = await client.GetByteArrayAsync($"{Address}/template?format={format}");

        var sheet = _host.Services.GetRequiredService<SheetService>().Find("water.month")!;
        var input = SheetFileReader.Read(sheet, file);
        Assert.Empty(input.Problems);
        var page = await _host.Services.GetRequiredService<SheetService>().OpenAsync(Caller.CommandLine, "water.month", "2026-10", CancellationToken.None);
        var draft = SheetJudge.Judge(page!.Frame, page.Stored, input);
        Assert.True(draft.IsGood);
        Assert.Empty(draft.Changes);
        Assert.Equal(format == "csv", Encoding.UTF8.GetString(file).Contains("Trạm;", StringComparison.Ordinal));
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.Api;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The figures of the alarm system as the leader reads them, as a table takes them and as a program asks for them.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class AlarmPerformancePageTests
{
    [Fact]
    public async Task Page_NothingYet_SaysSo()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Leader);

        var page = await browser.OpenAsync("/console/alarm-performance");

        Assert.Contains("chưa có cảnh báo nào", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".rail a[href='/console/alarm-performance']"));
    }

    [Fact]
    public async Task Page_OneCriticalAlarm_TellsFigureTargetVerdictAndProposal()
    {
        await using var host = await ConsoleHost.StartAsync();
        await RaisedAsync(host);
        using var browser = await host.SignedInAsync(Role.Leader);

        var page = await browser.OpenAsync("/console/alarm-performance?range=7d&operators=2");

        var urgent = page.QuerySelector("section[aria-label='Tỷ lệ mức 1 và 2']")!;
        Assert.Equal("100 %", urgent.QuerySelector(".figure")!.TextContent);
        Assert.Equal("Không đạt", urgent.QuerySelector(".verdict-missed")!.TextContent.Trim());
        Assert.Contains("không quá 5 %", urgent.TextContent, StringComparison.Ordinal);
        Assert.Equal("7 ngày qua", page.QuerySelector(".toggle[aria-current]")!.TextContent);
        Assert.Contains("water.flood", page.QuerySelector("table.list")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("ul.advice li"));
    }

    [Fact]
    public async Task Export_OneAlarm_IsATableOfFiguresRulesAndAlarms()
    {
        await using var host = await ConsoleHost.StartAsync();
        await RaisedAsync(host);
        using var browser = await host.SignedInAsync(Role.Viewer);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/alarm-performance/export?range=24h", UriKind.Relative));

        using var answer = await browser.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("part,name,value,previous,target,verdict,share,remark", lines[0]);
        Assert.Contains("figure,PerDay,1,0,150,Met,,", lines);
        Assert.Contains(lines, line => line.StartsWith("rule,water.flood,1,,,,1,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Interface_OneAlarm_AnswersTheSameFigures()
    {
        await using var host = await ApiHost.StartAsync();
        var at = host.Now;
        await host.CommitAsync(new Reading(ApiHost.Gauge("ben-binh"), at, 4.5, Quality.Good, ReadingFlags.None, at));
        await host.Services.GetRequiredService<AlarmJournal>().SaveAsync(CancellationToken.None);
        using var client = await host.ClientAsync(TokenScope.Read);

        var report = await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms/performance?from=-1h");

        Assert.Equal((1, 1, 1), (report.GetProperty("calls").GetInt32(), report.GetProperty("standing").GetInt32(), report.GetProperty("severities").GetProperty("high").GetInt32()));
        Assert.Equal("missed", report.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("kind").GetString() == "urgentShare").GetProperty("verdict").GetString());
        Assert.Equal("frequent", report.GetProperty("rules")[0].GetProperty("advice")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("from=-1000d", "from")]
    [InlineData("operators=0", "operators")]
    [InlineData("from=now&to=-1h", "from")]
    public async Task Interface_WrongParameter_IsNamed(string query, string named)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(TokenScope.Read);

        using var answer = await client.GetAsync($"/api/v1/alarms/performance?{query}");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await ApiHost.JsonAsync(answer)).GetProperty("errors").TryGetProperty(named, out _));
    }

    private static async Task RaisedAsync(ConsoleHost host)
    {
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh");
        await host.Services.GetRequiredService<AlarmJournal>().SaveAsync(CancellationToken.None);
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.App.Tests.Verbs;

/// <summary>A rule of the shipped configuration over a month of five gauges in the real server, by the real verb.</summary>
public sealed class BacktestVerbTests(ITestOutputHelper output)
{
    private const int Days = 30;
    private const int MinutesADay = 24 * 60;
    private static readonly string[] Sites = ["pha-lai", "cat-khe", "ben-binh", "ben-trieu", "an-phu"];

    [Fact]
    public async Task Backtest_AMonthOfFiveGauges_TellsTheAlarmsAndADraftsDifference()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));
        var token = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(token, (await server.VerbAsync("token", "add", "test", "--scope", "ingest", "read")).Output);
        var begin = TimeProvider.System.GetUtcNow().AddDays(-Days);
        await WriteAsync(server, await File.ReadAllTextAsync(token), begin);

        var started = TimeProvider.System.GetTimestamp();
        var told = await VerbAsync(server, token, "water.flood");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Sites.Length * Days * MinutesADay} readings in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F2} s, the verb's own start included"));

        Assert.True(told.ExitCode == 0, told.Error);
        Assert.Contains($"{Sites.Length * Days * MinutesADay} readings of {Sites.Length} series", told.Output, StringComparison.Ordinal);

        // Each gauge rises to 0.2 m above its own first level once a day.
        Assert.Contains($"{Sites.Length * Days} alarms ({Sites.Length * Days} medium)", told.Output, StringComparison.Ordinal);
        Assert.Contains($"{Sites.Length * Days} calls, ", told.Output, StringComparison.Ordinal);

        var draft = Path.Combine(folder.Path, "draft.yaml");
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ingest-config/packs/water/alarms.yaml"));
        await File.WriteAllTextAsync(draft, shipped.Replace("pha-lai: [4.0, 5.0, 6.0]", "pha-lai: [4.5, 5.0, 6.0]", StringComparison.Ordinal));
        var other = await VerbAsync(server, token, "water.flood", "--rules", draft);
        Assert.Contains($"only the draft raises 0, only the rule in force {Days}; 0 become worse, 0 milder", other.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(draft, shipped.Replace("pha-lai: [4.0, 5.0, 6.0]", "pha-lay: [4.5, 5.0, 6.0]", StringComparison.Ordinal));
        var wrong = await VerbAsync(server, token, "water.flood", "--rules", draft);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("draft:", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("pha-lay", wrong.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> VerbAsync(ServerProcess server, string token, params string[] more) =>
        server.VerbAsync(["backtest", .. more, "--from", $"-{Days}d", "--url", server.Url.ToString(), "--token-file", token]);

    private static async Task WriteAsync(ServerProcess server, string token, DateTimeOffset begin)
    {
        double[] first = [4.0, 3.5, 3.5, 2.4, 2.1];
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        await Eventually.HoldsAsync(async () => (await http.GetAsync(new Uri("/api/v1/series?limit=1", UriKind.Relative))).IsSuccessStatusCode);
        for (var day = 0; day < Days; day++)
        {
            var lines = new StringBuilder();
            for (var minute = 1; minute <= MinutesADay; minute++)
            {
                // A crest of an hour at noon.
                var crest = Math.Abs(minute - (MinutesADay / 2)) <= 30 ? 0.2 : -0.5;
                var at = begin.AddDays(day).AddMinutes(minute).ToUnixTimeMilliseconds();
                for (var site = 0; site < Sites.Length; site++)
                {
                    lines.Append(CultureInfo.InvariantCulture, $"river,pack=water,site={Sites[site]},device=bt-{site} level={first[site] + crest:F2} {at}\n");
                }
            }

            using var body = new StringContent(lines.ToString());
            using var answer = await http.PostAsync(new Uri("/write?precision=ms", UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
        }
    }
}

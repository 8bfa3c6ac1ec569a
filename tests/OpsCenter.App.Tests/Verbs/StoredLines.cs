using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Testing;

namespace OpsCenter.App.Tests.Verbs;

/// <summary>Writes numbered readings to a server over HTTP and counts those it holds.</summary>
internal sealed class StoredLines(ServerProcess server) : IDisposable
{
    public const string Measurement = "numbered";
    public const long FirstSecond = 1_600_000_000;

    private readonly HttpClient _http = new() { BaseAddress = server.Url };

    public string Token { get; private set; } = "";

    public static async Task<StoredLines> OfAsync(ServerProcess server)
    {
        var lines = new StoredLines(server);
        await server.VerbAsync("token", "remove", "lines");
        lines.Token = (await server.VerbAsync("token", "add", "lines", "--scope", "ingest", "read")).Output.Trim();
        lines._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", lines.Token);
        // A running server learns of a token within two seconds.
        await Eventually.HoldsAsync(lines.IsKnownAsync);
        return lines;
    }

    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"{Measurement},site=a value={number} {FirstSecond + number}000000000\n");

    public async Task WriteAsync(int from, int count)
    {
        var text = string.Concat(Enumerable.Range(from, count).Select(Line));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var answer = await _http.PostAsync(new Uri("/write", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Readings of the series, by windows of an hour; what is stored twice counts twice.</summary>
    public async Task<int> CountAsync(string where = "")
    {
        var answer = await _http.GetStringAsync(new Uri(
            $"/api/v1/query?measurement={Measurement}&field=value&from=2020-09-01T00:00:00Z&to=2020-12-01T00:00:00Z&every=1h&agg=count{where}", UriKind.Relative));
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("series").EnumerateArray()
            .SelectMany(series => series.GetProperty("points").EnumerateArray()).Sum(point => point[1].ValueKind == JsonValueKind.Number ? (int)point[1].GetDouble() : 0);
    }

    public Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsKnownAsync()
    {
        using var answer = await _http.GetAsync(new Uri("/api/v1/series?limit=1", UriKind.Relative));
        return answer.StatusCode != HttpStatusCode.Unauthorized;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpsCenter.Testing;

namespace OpsCenter.Benchmarks.History;

/// <summary>The real host, over its HTTP interface.</summary>
internal sealed class OurServer : IHistoryServer
{
    private const string Settings = "--Api:MaxItems=1000000 --Api:MaxPoints=10000000 --Storage:Embedded:MaxSeries=1000000 --Observability:Interval=00:00:00 --Kpis:CatchUpEvery=00:00:01 --Storage:Embedded:Retention:Readings=36500.00:00:00";

    /// <summary>The upkeep goes round once a second.</summary>
    private const int StillSeconds = 3;

    private readonly TemporaryFolder _folder;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(10) };
    private ServerProcess _server;

    private readonly string[] _settings;

    private OurServer(TemporaryFolder folder, ServerProcess server, string[] settings) => (_folder, _server, _settings) = (folder, server, settings);

    public string Name => "OpsCenter";

    public TimeSpan ProcessorTime => _server.ProcessorTime;

    public long ResidentBytes => _server.ResidentBytes;

    /// <param name="more">Settings that stand above the usual ones.</param>
    public static async Task<OurServer> StartAsync(params string[] more)
    {
        var folder = new TemporaryFolder();
        string[] settings = [.. Settings.Split(' '), .. more];
        var ours = new OurServer(folder, await ServerProcess.StartAsync(folder.Path, settings), settings);
        var token = await ours._server.VerbAsync("token", "add", "bench", "--scope", "ingest", "read", "admin");
        ours._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());

        // A new token works within two seconds.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, CancellationToken.None);
        return ours;
    }

    public async Task WriteAsync(HttpContent body)
    {
        using var answer = await _client.PostAsync(new Uri(_server.Url, "/write?precision=ms"), body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<long> SettleAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
        _server = await ServerProcess.StartAsync(_folder.Path, [.. _settings, "--Storage:Embedded:SettleInterval=00:00:01"]);
        for (var (freed, still) = (-1.0, 0); still < StillSeconds;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            var (unsettled, now) = (await MetricAsync("opscenter_storage_unsettled"), await MetricAsync("opscenter_storage_pages_freed_total"));
            (freed, still) = (now, unsettled == 0 && now == freed ? still + 1 : 0);
        }

        // The write-ahead log is emptied when the last connection closes.
        await _server.StopAsync();
        var bytes = Directory.EnumerateFiles(_folder.Path, "telemetry.db*").Sum(file => new FileInfo(file).Length);
        await _server.DisposeAsync();
        _server = await ServerProcess.StartAsync(_folder.Path, _settings);
        return bytes;
    }

    public Task<long> LatestAsync() => GetAsync("/api/v1/latest?measurement=air&field=pm25");

    public Task<long> LongLineAsync(HistoryData data) => GetAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"/api/v1/query?measurement=tide&field=pm25&tag.device=l0&from={data.LongStart}000&to={data.End}000&every={(data.End - data.LongStart) / 500}s"));

    public Task<long> LongPeaksAsync(HistoryData data) => PeaksAsync("tide", "l0", data.LongStart, data.End);

    /// <summary>500 points that keep the peaks of one device's series.</summary>
    public Task<long> PeaksAsync(string measurement, string device, long from, long to) => GetAsync(string.Create(
        CultureInfo.InvariantCulture, $"/api/v1/query?measurement={measurement}&field=pm25&tag.device={device}&from={from}000&to={to}000&points=500"));

    public Task<long> SiteAsync(string measurement, string site) => GetAsync($"/api/v1/latest?measurement={measurement}&field=pm25&tag.site={site}");

    public async Task<double> MetricAsync(string name) => (await GetTextAsync("/metrics")).Split('\n')
        .Where(line => line.StartsWith(name + " ", StringComparison.Ordinal) || line.StartsWith(name + "{", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    public Task<long> AreasAsync(string measurement, long from, long to) => GetAsync(string.Create(
        CultureInfo.InvariantCulture, $"/api/v1/query?measurement={measurement}&field=pm25&from={from}000&to={to}000&every=1h&groupBy=area"));

    /// <summary>Has the KPI's windows in [from, to) of Unix seconds computed again.</summary>
    public async Task RecomputeAsync(string kpi, long from, long to)
    {
        var span = new { from = DateTimeOffset.FromUnixTimeSeconds(from), to = DateTimeOffset.FromUnixTimeSeconds(to) };
        using var answer = await _client.PostAsJsonAsync(new Uri(_server.Url, $"/api/v1/kpis/{kpi}/recompute"), span);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Windows of KPIs computed since the start, by the server's own count.</summary>
    public async Task<double> WindowsAsync() => (await _client.GetStringAsync(new Uri(_server.Url, "/metrics"))).Split('\n')
        .Where(line => line.StartsWith("opscenter_kpis_windows_total{", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    /// <summary>Waits until nothing of the KPI is left to be computed; it may have been defined only now.</summary>
    public async Task ComputedAsync(string kpi)
    {
        while (true)
        {
            using var answer = await _client.GetAsync(new Uri(_server.Url, $"/api/v1/kpis/{kpi}"));
            if (answer.IsSuccessStatusCode && await answer.Content.ReadFromJsonAsync<JsonElement>() is var state
                && state.GetProperty("waiting").GetInt32() == 0 && state.GetProperty("backfill") is { ValueKind: JsonValueKind.Number } share && share.GetDouble() >= 1)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<long> GetAsync(string path) => (await _client.GetByteArrayAsync(new Uri(_server.Url, path))).LongLength;

    private Task<string> GetTextAsync(string path) => _client.GetStringAsync(new Uri(_server.Url, path));
}

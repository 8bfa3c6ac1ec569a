using System.Diagnostics;
using System.Globalization;
using OpsCenter.Testing;

namespace OpsCenter.Benchmarks.History;

/// <summary>A real InfluxDB 1.x of its own, with the settings it comes with, except that it compacts as soon as writing pauses.</summary>
internal sealed class InfluxServer : IHistoryServer
{
    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly HttpClient _client;

    private InfluxServer(TemporaryFolder folder, Process process, HttpClient client) => (_folder, _process, _client) = (folder, process, client);

    public string Name => "InfluxDB 1.6.7";

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<InfluxServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        var port = ServerProcess.FreePort();
        var configuration = Path.Combine(folder.Path, "influxdb.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{ServerProcess.FreePort()}"
            [meta]
              dir = "{folder.Path}/meta"
            [data]
              dir = "{folder.Path}/data"
              wal-dir = "{folder.Path}/wal"
              index-version = "tsi1"
              cache-snapshot-write-cold-duration = "10s"
              compact-full-write-cold-duration = "10s"
              query-log-enabled = false
            [monitor]
              store-enabled = false
            [http]
              bind-address = "127.0.0.1:{port}"
              log-enabled = false
            """));
        var start = new ProcessStartInfo("influxd", ["-config", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("influxd did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        var influx = new InfluxServer(folder, process, client);
        await influx.ReadyAsync();
        using var made = await client.PostAsync(new Uri("/query?q=CREATE+DATABASE+bench", UriKind.Relative), null);
        made.EnsureSuccessStatusCode();
        return influx;
    }

    public async Task WriteAsync(HttpContent body)
    {
        using var answer = await _client.PostAsync(new Uri("/write?db=bench&precision=ms", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<long> SettleAsync()
    {
        // Snapshot and full compaction come ten seconds after the last write; then nothing changes for half a minute.
        var (bytes, still) = (-1L, 0);
        while (still < 30)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            var now = Bytes();
            (bytes, still) = (now, now == bytes ? still + 1 : 0);
        }

        return bytes;
    }

    public Task<long> LatestAsync() => QueryAsync("SELECT last(pm25) FROM air GROUP BY *");

    public Task<long> LongLineAsync(HistoryData data) => QueryAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT mean(pm25) FROM tide WHERE device = 'l0' AND time >= {data.LongStart}s AND time < {data.End}s GROUP BY time({(data.End - data.LongStart) / 500}s)"));

    public Task<long> LongPeaksAsync(HistoryData data) => Task.FromResult(0L);

    public Task<long> AreasAsync(string measurement, long from, long to) => QueryAsync(string.Create(
        CultureInfo.InvariantCulture, $"SELECT mean(pm25) FROM {measurement} WHERE time >= {from}s AND time < {to}s GROUP BY time(1h), area"));

    /// <summary>Mean of each series by hour, in [from, to) of Unix seconds.</summary>
    public Task<long> HourlyAsync(long from, long to) => QueryAsync(string.Create(
        CultureInfo.InvariantCulture, $"SELECT mean(pm25) FROM air WHERE time >= {from}s AND time < {to}s GROUP BY time(1h), device"));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private long Bytes() => new[] { "data", "wal" }.Select(folder => new DirectoryInfo(Path.Combine(_folder.Path, folder)))
        .Where(folder => folder.Exists).SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories)).Sum(file => file.Exists ? file.Length : 0);

    private async Task<long> QueryAsync(string query) =>
        (await _client.GetByteArrayAsync(new Uri($"/query?db=bench&q={Uri.EscapeDataString(query)}", UriKind.Relative))).LongLength;

    private async Task ReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var answer = await _client.GetAsync(new Uri("/ping", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        }
    }
}

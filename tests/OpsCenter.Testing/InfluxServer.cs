using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace OpsCenter.Testing;

/// <summary>A real InfluxDB 1.x that asks for credentials, on free ports and folders of its own; may be killed, held and started again.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    public const string Username = "opscenter";
    public const string Password = "not'a secret";
    private const string Administrator = "root";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = ServerProcess.FreePort();
    private readonly int _backupPort = ServerProcess.FreePort();
    private readonly HttpClient _http;
    private Process? _process;
    private int _databases;

    private InfluxServer()
    {
        Url = new Uri($"http://127.0.0.1:{_port}");
        _http = new HttpClient { BaseAddress = Url };
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Administrator}:{Password}")));
    }

    public Uri Url { get; }

    public static async Task<InfluxServer> StartAsync()
    {
        var server = new InfluxServer();
        await server.StartAgainAsync();
        await server.AskAsync($"CREATE USER {Administrator} WITH PASSWORD '{Password.Replace("'", "\\'", StringComparison.Ordinal)}' WITH ALL PRIVILEGES");
        await server.AskAsync($"CREATE USER {Username} WITH PASSWORD '{Password.Replace("'", "\\'", StringComparison.Ordinal)}'");
        return server;
    }

    /// <summary>On the same port with the data it had.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(PeerFactAttribute.Program("influxd")!, ["run", "-config", "/dev/null"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["INFLUXDB_DATA_DIR"] = Path.Combine(_folder.Path, "data");
        start.Environment["INFLUXDB_DATA_WAL_DIR"] = Path.Combine(_folder.Path, "wal");
        start.Environment["INFLUXDB_META_DIR"] = Path.Combine(_folder.Path, "meta");
        start.Environment["INFLUXDB_DATA_QUERY_LOG_ENABLED"] = "false";
        start.Environment["INFLUXDB_HTTP_BIND_ADDRESS"] = $"127.0.0.1:{_port}";
        start.Environment["INFLUXDB_HTTP_AUTH_ENABLED"] = "true";
        start.Environment["INFLUXDB_HTTP_LOG_ENABLED"] = "false";
        start.Environment["INFLUXDB_BIND_ADDRESS"] = $"127.0.0.1:{_backupPort}";
        start.Environment["INFLUXDB_MONITOR_STORE_ENABLED"] = "false";
        start.Environment["INFLUXDB_REPORTING_DISABLED"] = "true";
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadToEndAsync();
        var said = _process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await AnswersAsync(patience.Token))
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"InfluxDB does not start: {await said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>A new database that <see cref="Username"/> may write and read.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"telemetry-{Interlocked.Increment(ref _databases)}";
        await AskAsync($"CREATE DATABASE \"{name}\"");
        await AskAsync($"GRANT ALL ON \"{name}\" TO {Username}");
        return name;
    }

    /// <summary>As the administrator; answers the JSON, fails where it holds an error.</summary>
    public async Task<string> AskAsync(string question, string? database = null)
    {
        var target = new Uri($"/query?epoch=ns{(database is null ? "" : $"&db={database}")}", UriKind.Relative);
        using var answer = await _http.PostAsync(target, new FormUrlEncodedContent([new("q", question)]));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && !text.Contains("\"error\"", StringComparison.Ordinal)
            ? text
            : throw new InvalidOperationException($"InfluxDB refuses '{question}': {text}");
    }

    /// <summary>Lines that another program writes.</summary>
    public async Task WriteAsync(string database, string lines)
    {
        using var answer = await _http.PostAsync(new Uri($"/write?db={database}", UriKind.Relative), new StringContent(lines));
        if (answer.StatusCode != HttpStatusCode.NoContent)
        {
            throw new InvalidOperationException($"InfluxDB refuses '{lines}': {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>SIGSTOP: its port still takes connections, nobody ever answers.</summary>
    public Task HoldAsync() => SignalAsync("STOP");

    public Task ReleaseAsync() => SignalAsync("CONT");

    /// <summary>SIGKILL; nothing where it does not run.</summary>
    public async Task KillAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
        {
            return;
        }

        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/ping", UriKind.Relative), cancellation);
            return answer.StatusCode == HttpStatusCode.NoContent;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace OpsCenter.Testing;

/// <summary>The real host as a process of its own, on free ports and a data folder of its own; may be killed and started again.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly ConcurrentQueue<string> _log = new();
    private Process? _process;

    private ServerProcess(string dataDir, string[] arguments)
    {
        DataDir = dataDir;
        _arguments = arguments;
        HttpPort = FreePort();
        MqttPort = FreePort();
    }

    public string DataDir { get; }

    public int HttpPort { get; }

    public int MqttPort { get; }

    public Uri Url => new($"http://localhost:{HttpPort}");

    /// <summary>What this start has used of the processors.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory it holds now.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>All lines printed so far, by every start.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public static async Task<ServerProcess> StartAsync(string dataDir, params string[] arguments)
    {
        var server = new ServerProcess(dataDir, arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts with the same ports and data, and waits until every stage runs.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] own = [Repository.HostAssembly, "--DataDir", DataDir, "--Http:Port", $"{HttpPort}", "--Mqtt:Port", $"{MqttPort}"];
        foreach (var argument in own.Concat(_arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await ReadyAsync(process);
    }

    /// <summary>SIGKILL: no chance to save anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; answers the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Runs a verb of the host on the same data folder, beside the running server.</summary>
    public Task<ProgramRun> VerbAsync(params string[] arguments) =>
        ProgramRun.RunAsync("dotnet", [Repository.HostAssembly, .. arguments, "--DataDir", DataDir]);

    /// <summary>A client of the API with a token of its own, once the running server knows it, which it does at its next look.</summary>
    public async Task<HttpClient> ReaderAsync(string name)
    {
        var added = await VerbAsync("token", "add", name, "--scope", "read");
        if (added.ExitCode != 0)
        {
            throw new InvalidOperationException(added.Error);
        }

        var http = new HttpClient { BaseAddress = Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", added.Output.Trim());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("api/v1/series?limit=1", UriKind.Relative), limit.Token);
            if (answer.IsSuccessStatusCode)
            {
                return http;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, limit.Token);
        }
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    private async Task ReadyAsync(Process process)
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(2) };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The host did not become ready:\n{string.Join('\n', _log)}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (OperationCanceledException)
            {
                // Listening, but busy starting.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }
    }
}

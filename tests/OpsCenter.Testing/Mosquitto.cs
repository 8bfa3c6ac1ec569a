using System.Diagnostics;

namespace OpsCenter.Testing;

/// <summary>A real Mosquitto on a free port; may be killed and started again on the same one.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private readonly Func<int, string>? _configure;
    private Process? _process;
    private string _said = "";

    private Mosquitto(Func<int, string>? configure) => _configure = configure;

    public int Port { get; private set; }

    /// <param name="configure">Makes a configuration file for the port and answers its path; null starts it as it is after installing.</param>
    public static async Task<Mosquitto> StartAsync(Func<int, string>? configure = null)
    {
        var server = new Mosquitto(configure);
        while (true)
        {
            server.Port = ServerProcess.FreePort();
            if (await server.TryStartAsync())
            {
                return server;
            }

            // Somebody took the port between our looking and its opening.
            if (!server._said.Contains("in use", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Mosquitto does not start: {server._said}");
            }
        }
    }

    /// <summary>On the same port, without what it held.</summary>
    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync())
        {
            throw new InvalidOperationException($"Mosquitto does not start again: {_said}");
        }
    }

    /// <summary>At once, without a word to its clients; nothing where it does not run.</summary>
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

    public async ValueTask DisposeAsync() => await KillAsync();

    // It says "running" on stderr once it listens, and ends where it cannot.
    private async Task<bool> TryStartAsync()
    {
        string[] arguments = _configure is null ? ["-p", $"{Port}"] : ["-c", _configure(Port)];
        _process = Process.Start(new ProcessStartInfo(PeerFactAttribute.Program("mosquitto")!, arguments) { RedirectStandardError = true })!;
        _said = "";
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _said += line + "\n";
            if (line.Contains("running", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                return true;
            }
        }

        await KillAsync();
        return false;
    }
}

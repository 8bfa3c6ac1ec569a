using System.Diagnostics;

namespace OpsCenter.Testing;

/// <summary>A real Mosquitto on a free port; may be killed and started again on the same one.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; } = ServerProcess.FreePort();

    public static async Task<Mosquitto> StartAsync()
    {
        var server = new Mosquitto();
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo(PeerFactAttribute.Program("mosquitto")!, ["-p", $"{Port}"]) { RedirectStandardError = true })!;
        while (await _process.StandardError.ReadLineAsync() is { } line && !line.Contains("running", StringComparison.Ordinal))
        {
            // The lines before it listens.
        }

        _ = _process.StandardError.ReadToEndAsync();
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Client;

/// <summary>A real Mosquitto on a free port, ended with the test.</summary>
public sealed class MosquittoBroker : IAsyncDisposable
{
    private readonly Process _process;
    private string _said = "";
    private bool _isDisposed;

    private MosquittoBroker(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <param name="configure">Makes a configuration file for the port; null starts it as it is after installing.</param>
    public static async Task<MosquittoBroker> StartAsync(int? onPort = null, Func<int, string>? configure = null)
    {
        while (true)
        {
            var port = onPort ?? FreePort();
            string[] arguments = configure is null ? ["-p", $"{port}"] : ["-c", configure(port)];
            var start = new ProcessStartInfo(PeerFactAttribute.Program("mosquitto")!, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            var broker = new MosquittoBroker(Process.Start(start)!, port);
            if (await broker.IsListeningAsync())
            {
                return broker;
            }

            // Somebody took the port between our looking and its opening.
            await broker.DisposeAsync();
            Assert.True(onPort is null && broker._said.Contains("in use", StringComparison.Ordinal), broker._said);
        }
    }

    // It says "running" on stderr once it listens.
    private async Task<bool> IsListeningAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _said += line + "\n";
            if (line.Contains("running", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                return true;
            }
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

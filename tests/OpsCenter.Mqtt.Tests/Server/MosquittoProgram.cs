using System.Diagnostics;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>A running mosquitto_pub or mosquitto_sub; ended with the test whatever became of it.</summary>
public sealed class MosquittoProgram : IDisposable
{
    private readonly Process _process;

    // stdbuf: into a pipe the program would keep its lines until the end.
    public MosquittoProgram(string program, MqttTestHost host, string version, params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(
            "stdbuf", ["-oL", PeerFactAttribute.Program(program)!, "-h", "127.0.0.1", "-p", $"{host.Port}", "-V", version, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Waits for SUBACK; with -d the program says when it has come.</summary>
    public async Task WaitForSubscriptionAsync()
    {
        while (await Output.ReadLineAsync().WaitAsync(MqttTestHost.Patience) is { } line)
        {
            if (line.Contains("SUBACK", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail("the program ended without a SUBACK");
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(MqttTestHost.Patience);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

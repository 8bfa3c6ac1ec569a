using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A demonstration for a newcomer's first device, which is added while the server runs.</summary>
public sealed class FirstDeviceServer : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private string? _password;

    public ServerProcess Process { get; private set; } = null!;

    public async Task InitializeAsync() => Process = await ServerProcess.StartAsync(_data.Path, "--demo", "--Simulator:Backfill", "00:00:00");

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>As the documentation says; the password is printed once.</summary>
    public async Task<string> PasswordAsync() =>
        _password ??= (await Process.VerbAsync("device", "add", "demo", "--publish", "line/#")).Output.Trim();
}

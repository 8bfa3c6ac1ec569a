using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Devices;

/// <summary>The real host with every way in for devices: TCP, TLS with optional client certificates, WebSocket; one credential, <c>gauge</c>.</summary>
public sealed class MqttServerFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    public TestCertificates Certificates { get; } = new();

    public ServerProcess Server { get; private set; } = null!;

    public int TlsPort { get; } = ServerProcess.FreePort();

    public string Password { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var add = await ProgramRun.RunAsync("dotnet", [Repository.HostAssembly, "device", "add", "gauge", "--publish", "line/#", "--DataDir", _data.Path]);
        Password = add.Output.Trim();
        Server = await ServerProcess.StartAsync(
            _data.Path,
            "--Mqtt:AllowAnonymous", "true",
            "--Mqtt:TlsPort", $"{TlsPort}",
            "--Mqtt:CertificatePath", Certificates.ServerPath,
            "--Mqtt:CertificateKeyPath", Certificates.ServerKeyPath,
            "--Mqtt:ClientCertificates", "Optional",
            "--Mqtt:ClientAuthoritiesPath", Certificates.AuthorityPath);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Certificates.Dispose();
        _data.Dispose();
    }
}

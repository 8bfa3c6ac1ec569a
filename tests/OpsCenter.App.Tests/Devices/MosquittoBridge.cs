using System.Diagnostics;
using OpsCenter.Testing;

namespace OpsCenter.App.Tests.Devices;

/// <summary>A Mosquitto that sends all it gets on to the server, as a province's sites would: QoS 1, a session that is kept.</summary>
internal sealed class MosquittoBridge : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _process;

    public MosquittoBridge(ServerProcess server, string password, string protocol)
    {
        var file = Path.Combine(_folder.Path, "mosquitto.conf");

        // notifications_local_only: it would publish $SYS/broker/connection/… to the server, where nobody publishes below $SYS.
        File.WriteAllText(file, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            max_queued_messages 0
            connection site
            address 127.0.0.1:{server.MqttPort}
            topic # out 1 "" line/
            bridge_protocol_version {protocol}
            try_private true
            remote_clientid bridge
            remote_username bridge
            remote_password {password}
            cleansession false
            notifications_local_only true
            restart_timeout 1

            """);
        _process = Process.Start(new ProcessStartInfo(PeerFactAttribute.Program("mosquitto")!, ["-c", file]) { RedirectStandardError = true })!;
        _ = _process.StandardError.ReadToEndAsync();
    }

    public int Port { get; } = ServerProcess.FreePort();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _folder.Dispose();
    }
}

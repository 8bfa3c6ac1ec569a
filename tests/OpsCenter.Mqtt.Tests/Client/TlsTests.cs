using System.Security.Authentication;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Client;

/// <summary>TLS to a real Mosquitto that wants a client certificate.</summary>
public sealed class TlsTests
{
    [PeerFact("mosquitto")]
    public async Task Connect_WithAuthorityAndClientCertificate_IsAccepted()
    {
        using var certificates = new TestCertificates();
        await using var broker = await StartAsync(certificates);
        var (certificate, key) = certificates.Client("source");
        await using var client = Client(broker, MqttClientTls.Read(certificates.AuthorityPath, certificate, key));

        Assert.True((await client.ConnectAsync()).IsAccepted);
        Assert.Equal(MqttReasonCode.Success, await client.PublishAsync("a", default, 1));
    }

    [PeerFact("mosquitto")]
    public async Task Connect_ServerOfAnotherAuthority_IsRefusedByUs()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var broker = await StartAsync(certificates);
        await using var client = Client(broker, MqttClientTls.Read(others.AuthorityPath));

        await Assert.ThrowsAsync<AuthenticationException>(() => client.ConnectAsync());
    }

    [PeerFact("mosquitto")]
    public async Task Connect_WithoutTheClientCertificate_IsRefusedByTheServer()
    {
        using var certificates = new TestCertificates();
        await using var broker = await StartAsync(certificates);
        await using var client = Client(broker, MqttClientTls.Read(certificates.AuthorityPath));

        // With TLS 1.3 the refusal comes after the handshake, as the end of the connection.
        await Assert.ThrowsAnyAsync<IOException>(() => client.ConnectAsync());
    }

    private static MqttClient Client(Mosquitto broker, System.Net.Security.SslClientAuthenticationOptions tls) =>
        new(new MqttClientOptions { Host = "localhost", Port = broker.Port, ClientId = "source", Tls = tls });

    private static Task<Mosquitto> StartAsync(TestCertificates certificates) => Mosquitto.StartAsync(port => certificates.Write(
        "mosquitto.conf",
        $"""
        user root
        listener {port} 127.0.0.1
        cafile {certificates.AuthorityPath}
        certfile {certificates.ServerPath}
        keyfile {certificates.ServerKeyPath}
        require_certificate true
        use_identity_as_username true
        allow_anonymous false

        """));
}

using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Codec;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Devices;

/// <summary>Who gets in over TLS and over WebSocket.</summary>
public sealed class MqttWaysInTests(MqttServerFixture fixture) : IClassFixture<MqttServerFixture>
{
    [PeerFact("mosquitto_pub")]
    public async Task Tls_CertificateOfACredential_StandsForItsPassword() =>
        Assert.Equal(0, await PublishAsync("gauge", fixture.Certificates.Client("gauge")));

    [PeerFact("mosquitto_pub")]
    public async Task Tls_PasswordWithoutACertificate_IsEnoughWhereCertificatesAreOptional() =>
        Assert.Equal(0, await PublishAsync("gauge", null, "-u", "gauge", "-P", fixture.Password));

    [PeerFact("mosquitto_pub")]
    public async Task Tls_CertificateOfNobody_IsRefusedWhateverThePassword() =>
        Assert.NotEqual(0, await PublishAsync("gauge", fixture.Certificates.Client("stranger"), "-u", "gauge", "-P", fixture.Password));

    [PeerFact("mosquitto_pub")]
    public async Task Tls_CertificateWithAnotherClientIdOrUser_IsRefused()
    {
        Assert.NotEqual(0, await PublishAsync("somebody", fixture.Certificates.Client("gauge")));
        Assert.NotEqual(0, await PublishAsync("gauge", fixture.Certificates.Client("gauge"), "-u", "somebody"));
    }

    [PeerFact("mosquitto_pub")]
    public async Task Tls_CertificateOfAnotherAuthority_IsRefused()
    {
        using var others = new TestCertificates();

        Assert.NotEqual(0, await PublishAsync("gauge", others.Client("gauge")));
    }

    [Fact]
    public async Task WebSocket_WithACredential_IsLetIn()
    {
        using var socket = await OpenAsync(null);

        Assert.Equal(MqttReasonCode.Success, await ConnectAsync(socket, "gauge", "gauge", fixture.Password));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("gauge", "wrong")]
    public async Task WebSocket_WithoutACredential_IsRefusedEvenWhereAnonymousTcpIsAllowed(string? user, string? password)
    {
        using var socket = await OpenAsync(null);

        Assert.Equal(MqttReasonCode.BadUserNameOrPassword, await ConnectAsync(socket, "gauge", user, password));
    }

    [Fact]
    public async Task WebSocket_FromAPageOfSomebodyElse_IsRefused()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync("https://evil.example"));
        using var own = await OpenAsync(fixture.Server.Url.GetLeftPart(UriPartial.Authority));

        Assert.Equal(WebSocketState.Open, own.State);
    }

    private async Task<int> PublishAsync(string clientId, (string Certificate, string Key)? shown, params string[] more)
    {
        string[] certificate = shown is { } files ? ["--cert", files.Certificate, "--key", files.Key] : [];
        var run = await ProgramRun.RunAsync(
            "mosquitto_pub",
            [
                "-h", "localhost", "-p", $"{fixture.TlsPort}", "--cafile", fixture.Certificates.AuthorityPath, "-V", "mqttv5", "-i", clientId, "-q", "1",
                "-t", "line/gauge", "-m", "gauge level=1", .. certificate, .. more,
            ]);
        return run.ExitCode;
    }

    private async Task<ClientWebSocket> OpenAsync(string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("mqtt");
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri($"ws://localhost:{fixture.Server.HttpPort}/mqtt"), CancellationToken.None);
        return socket;
    }

    private static async Task<MqttReasonCode> ConnectAsync(ClientWebSocket socket, string clientId, string? user, string? password)
    {
        var connect = new ConnectPacket
        {
            ClientId = clientId,
            UserName = user,
            Password = password is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(password),
            Version = MqttVersion.V5,
        };
        var buffer = new ArrayBufferWriter<byte>();
        MqttPacketEncoder.Encode(connect, buffer, MqttVersion.V5);
        await socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Binary, true, CancellationToken.None);
        var received = new byte[1024];
        var frame = await socket.ReceiveAsync(received, CancellationToken.None);
        var bytes = new ReadOnlySequence<byte>(received, 0, frame.Count);
        Assert.Equal(MqttFrameStatus.Complete, MqttFrame.TryRead(ref bytes, received.Length, out var header, out var body));
        return Assert.IsType<ConnAckPacket>(MqttPacketDecoder.Decode(header, body, MqttVersion.V5).Packet).Reason;
    }
}

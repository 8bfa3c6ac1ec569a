using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>
/// An MQTT client that holds no thread and no timer of its own: thousands fit into a process. All methods may be called from many threads at
/// once; publishes are pipelined and sent in the order of the calls.
/// </summary>
public sealed class MqttClient(MqttClientOptions options) : IAsyncDisposable
{
    private readonly MqttClientSession _session = new();
    private MqttClientLink? _link;

    /// <summary>Raised once per connection when it ends; null after <see cref="DisconnectAsync"/>, else the cause where one is known.</summary>
    public event Action<Exception?>? Closed;

    public MqttClientOptions Options { get; } = options;

    public bool IsConnected => Volatile.Read(ref _link)?.IsOpen == true;

    /// <summary>Connects and waits for CONNACK.</summary>
    /// <returns>The server's answer, also when it refuses.</returns>
    /// <exception cref="MqttConnectionLostException">The server closed the connection without an answer.</exception>
    /// <exception cref="SocketException">No server there.</exception>
    /// <exception cref="TimeoutException">No CONNACK within <see cref="MqttClientOptions.ConnectTimeout"/>.</exception>
    public async Task<MqttConnectResult> ConnectAsync(CancellationToken cancellation = default)
    {
        if (IsConnected)
        {
            throw new InvalidOperationException("The client is already connected.");
        }

        using var timeout = new CancellationTokenSource(Options.ConnectTimeout, Options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        MqttClientLink? link = null;
        try
        {
            link = new MqttClientLink(await OpenAsync(either.Token), Options, _session, cause => Closed?.Invoke(cause));
            var result = await link.ConnectAsync(BuildConnect(), either.Token);
            if (result.IsAccepted)
            {
                Volatile.Write(ref _link, link);
            }

            return result;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            link?.Dispose();
            throw new TimeoutException($"{Options.Host}:{Options.Port} did not answer CONNECT within {Options.ConnectTimeout}.");
        }
        catch (OperationCanceledException)
        {
            link?.Dispose();
            throw;
        }
    }

    /// <summary>Publishes; for QoS 1 and 2 completes with the server's answer (its latency is that of the await).</summary>
    /// <param name="topic">Topic name.</param>
    /// <param name="payload">Copied before the first await unless a limit makes the call wait; keep it unchanged until completion.</param>
    /// <param name="qualityOfService">0, 1 or 2.</param>
    /// <returns>Success at once for QoS 0. A 3.1.1 server can only answer Success.</returns>
    /// <exception cref="MqttConnectionLostException">No answer will come.</exception>
    public ValueTask<MqttReasonCode> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, byte qualityOfService = 0, bool retain = false, CancellationToken cancellation = default) =>
        PublishAsync(Encoding.UTF8.GetBytes(topic), payload, qualityOfService, retain, null, cancellation);

    /// <inheritdoc cref="PublishAsync(string, ReadOnlyMemory{byte}, byte, bool, CancellationToken)"/>
    /// <param name="topicUtf8">Topic name as UTF-8; spares the conversion to those who publish to the same topic again and again.</param>
    public ValueTask<MqttReasonCode> PublishAsync(
        byte[] topicUtf8, ReadOnlyMemory<byte> payload, byte qualityOfService, bool retain, MqttProperties? properties, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(qualityOfService, (byte)2);
        return Link().PublishAsync(topicUtf8, payload, qualityOfService, retain, properties, cancellation);
    }

    /// <summary>Subscribes to one filter; messages go to <see cref="MqttClientOptions.OnMessage"/>.</summary>
    /// <returns>The granted QoS, or the reason of the refusal.</returns>
    public async Task<MqttReasonCode> SubscribeAsync(string filter, byte qualityOfService = 0, CancellationToken cancellation = default) =>
        (await SubscribeAsync([new MqttSubscription(filter, qualityOfService)], cancellation))[0];

    /// <summary>Subscribes to several filters; one answer for each, in order.</summary>
    public async Task<IReadOnlyList<MqttReasonCode>> SubscribeAsync(
        IReadOnlyList<MqttSubscription> subscriptions, CancellationToken cancellation = default) =>
        (await Link().RequestAsync(id => new SubscribePacket(id, subscriptions), cancellation)).Reasons;

    /// <returns>What the server says to it; always Success in 3.1.1.</returns>
    public async Task<MqttReasonCode> UnsubscribeAsync(string filter, CancellationToken cancellation = default) =>
        (await Link().RequestAsync(id => new UnsubscribePacket(id, [filter]), cancellation)).Reasons is [var reason, ..] ? reason : MqttReasonCode.Success;

    /// <summary>Sends DISCONNECT and closes; the will is not published unless the reason asks for it. Does nothing without a connection.</summary>
    public Task DisconnectAsync(MqttReasonCode reason = MqttReasonCode.Success) =>
        Volatile.Read(ref _link) is { IsOpen: true } link ? link.DisconnectAsync(reason) : Task.CompletedTask;

    /// <summary>Closes the TCP connection without DISCONNECT, as a dying device would.</summary>
    public void Abort() => Volatile.Read(ref _link)?.Dispose();

    public async ValueTask DisposeAsync() => await DisconnectAsync();

    private MqttClientLink Link() => Volatile.Read(ref _link) ?? throw new MqttConnectionLostException("The client was never connected.");

    private async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(Options.Host, Options.Port, cancellation);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (Options.Tls is { } tls)
            {
                var secure = new SslStream(stream);
                stream = secure;
                tls.TargetHost ??= Options.Host;
                await secure.AuthenticateAsClientAsync(tls, cancellation);
            }

            return stream;
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private ConnectPacket BuildConnect()
    {
        return new ConnectPacket
        {
            Version = Options.Version,
            ClientId = Options.ClientId,
            CleanStart = Options.CleanStart,
            KeepAliveSeconds = (ushort)Math.Min(Options.KeepAlive.TotalSeconds, ushort.MaxValue),
            UserName = Options.UserName,
            Password = Options.Password is { } password ? Encoding.UTF8.GetBytes(password) : (ReadOnlyMemory<byte>?)null,
            Will = Options.Will,
            Properties = Options.Version == MqttVersion.V5 ? BuildProperties() : null,
        };
    }

    private MqttProperties BuildProperties()
    {
        var properties = new MqttProperties()
            .Add(MqttPropertyId.ReceiveMaximum, (uint)Math.Clamp(Options.MaximumUnhandledMessages, 1, ushort.MaxValue))
            .Add(MqttPropertyId.MaximumPacketSize, (uint)Options.MaximumPacketBytes);
        return Options.SessionExpiry is { } expiry
            ? properties.Add(MqttPropertyId.SessionExpiryInterval, (uint)Math.Min(expiry.TotalSeconds, uint.MaxValue))
            : properties;
    }
}

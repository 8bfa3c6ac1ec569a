using System.Net.Security;
using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Client;

/// <summary>Where a client connects and as whom.</summary>
public sealed record MqttClientOptions
{
    /// <summary>Host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    /// <value>1883.</value>
    public int Port { get; init; } = 1883;

    /// <summary>Protocol version to speak.</summary>
    public MqttVersion Version { get; init; } = MqttVersion.V311;

    /// <summary>Empty: the server assigns one (needs a clean start in 3.1.1).</summary>
    public string ClientId { get; init; } = "";

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Forget what the server kept of an earlier session.</summary>
    public bool CleanStart { get; init; } = true;

    /// <summary>5.0 only: how long the server keeps the session after the connection ends; null leaves it out (not at all).</summary>
    public TimeSpan? SessionExpiry { get; init; }

    /// <summary>The client pings after three quarters of this without traffic; zero turns it off.</summary>
    /// <value>60 s; 0 s to 65,535 s.</value>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    public MqttWill? Will { get; init; }

    /// <summary>For the TCP connection, the TLS handshake and CONNACK together.</summary>
    /// <value>10 s.</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>QoS 1 and 2 publishes without an answer; the next one waits. The server's receive maximum lowers it.</summary>
    /// <value>64; 1 to 65,535.</value>
    public int MaximumInFlight { get; init; } = 64;

    /// <summary>Bytes waiting for the network; the next publish waits above it.</summary>
    /// <value>256 KiB.</value>
    public int MaximumUnsentBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// Messages the owner has not finished with (<see cref="OnMessage"/>) or not acknowledged (<see cref="OnDelivery"/>); above it the client
    /// stops reading, so the server holds back. Sent as receive maximum in 5.0.
    /// </summary>
    /// <value>256; 1 to 65,535.</value>
    public int MaximumUnhandledMessages { get; init; } = 256;

    /// <summary>Largest packet taken from the server.</summary>
    /// <value>2 MiB.</value>
    public int MaximumPacketBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Speaks TLS with these settings; null speaks plain TCP. An empty target host becomes <see cref="Host"/>.</summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Called for each message in order, one at a time; QoS 1 and 2 are acknowledged once it completes without throwing.</summary>
    public Func<MqttReceivedMessage, ValueTask>? OnMessage { get; init; }

    /// <summary>
    /// Instead of <see cref="OnMessage"/>, for owners that commit many messages at once: called for each message in order, one at a time;
    /// nothing is acknowledged until <see cref="MqttDelivery.Acknowledge"/> is called, then or later.
    /// </summary>
    public Func<MqttDelivery, ValueTask>? OnDelivery { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

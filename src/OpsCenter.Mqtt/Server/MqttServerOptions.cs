using System.ComponentModel.DataAnnotations;

namespace OpsCenter.Mqtt.Server;

/// <summary>Limits of the MQTT endpoint; each bounds what one client, or all of them, can make the server hold.</summary>
public sealed class MqttServerOptions
{
    public const string SectionName = "Mqtt";

    /// <summary>Largest packet taken, header included; checked before the body is read.</summary>
    /// <value>Bytes. Default 2 MiB; 1 KiB to 256 MiB.</value>
    [Range(1024, 268_435_455)]
    public int MaximumPacketBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>Largest CONNECT taken: what a stranger may send before it has shown who it is.</summary>
    /// <value>Bytes. Default 128 KiB; 256 B to 1 MiB.</value>
    [Range(256, 1024 * 1024)]
    public int MaximumConnectPacketBytes { get; set; } = 128 * 1024;

    /// <summary>Connections at once.</summary>
    /// <value>Default 20,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaximumConnections { get; set; } = 20_000;

    /// <summary>Connections at once from one IP address (gateways and address translation share one).</summary>
    /// <value>Default 10,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaximumConnectionsPerAddress { get; set; } = 10_000;

    /// <summary>Connections at once with one user name: a fleet shares one.</summary>
    /// <value>Default 10,000; 1 to 1,000,000. A client that takes its own session over is let in whatever the count.</value>
    [Range(1, 1_000_000)]
    public int MaximumConnectionsPerUser { get; set; } = 10_000;

    /// <summary>Packets a second from one connection, with a second's worth in a burst. Over it the connection is read later; nothing is lost.</summary>
    /// <value>Default 50,000; 0 (no limit) to 10,000,000.</value>
    [Range(0, 10_000_000)]
    public int MaximumPacketsPerSecond { get; set; } = 50_000;

    /// <summary>Bytes a second from one connection, likewise.</summary>
    /// <value>Bytes. Default 64 MiB; 0 (no limit) to 2 GiB.</value>
    [Range(0, int.MaxValue)]
    public int MaximumBytesPerSecond { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a new connection may take to send CONNECT.</summary>
    /// <value>Default 10 s; 1 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest client id taken.</summary>
    /// <value>Characters. Default 256; 23 to 65,535.</value>
    [Range(23, ushort.MaxValue)]
    public int MaximumClientIdLength { get; set; } = 256;

    /// <summary>Publishes of one connection that may wait for the store; above it the endpoint stops reading from that connection.</summary>
    /// <value>Default 512; 1 to 65,535. Sent as receive maximum in 5.0.</value>
    [Range(1, ushort.MaxValue)]
    public int ReceiveMaximum { get; set; } = 512;

    /// <summary>Payload bytes of one connection that may wait for the store.</summary>
    /// <value>Bytes. Default 4 MiB; 64 KiB to 1 GiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaximumInFlightBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Topic aliases a 5.0 client may define.</summary>
    /// <value>Default 10; 0 to 65,535.</value>
    [Range(0, ushort.MaxValue)]
    public int TopicAliasMaximum { get; set; } = 10;

    /// <summary>Topic aliases the endpoint defines for a 5.0 client; the client's own maximum lowers it.</summary>
    /// <value>Default 32; 0 to 65,535.</value>
    [Range(0, ushort.MaxValue)]
    public int MaximumOutboundTopicAliases { get; set; } = 32;

    /// <summary>Longest keep-alive; a 5.0 client that asks for a longer one, or for none, is told this one. 3.1.1 clients cannot be told.</summary>
    /// <value>Default 0 (as the client asks); 0 s to 65,535 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "18:12:15")]
    public TimeSpan MaximumKeepAlive { get; set; }

    /// <summary>Where a 5.0 client that asks may await responses (response information); given only if it may subscribe there.</summary>
    /// <value>Topic without a slash at the end; <c>%c</c> stands for the client id. Default <c>response/%c</c>; empty for none.</value>
    public string ResponseInformation { get; set; } = "response/%c";

    /// <summary>Refuse a publish whose payload format indicator says UTF-8 and whose payload is not.</summary>
    /// <value>Default false: the mapping judges payloads, and keeps what it cannot read.</value>
    public bool ValidatePayloadFormat { get; set; }

    /// <summary>Longest a session outlives its connection, whatever the client asks for; also that of a 3.1.1 client without clean session.</summary>
    /// <value>Default 1 day; 0 to 30 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan MaximumSessionExpiry { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Sessions kept, connected or not. Full: a client that asks for a lasting session is refused.</summary>
    /// <value>Default 40,000; 1 to 2,000,000.</value>
    [Range(1, 2_000_000)]
    public int MaximumSessions { get; set; } = 40_000;

    /// <summary>Filters of one session. Full: SUBACK refuses with QuotaExceeded.</summary>
    /// <value>Default 100; 1 to 10,000.</value>
    [Range(1, 10_000)]
    public int MaximumSubscriptionsPerSession { get; set; } = 100;

    /// <summary>Messages waiting for one subscriber, connected or not. Full: the newest is dropped and counted.</summary>
    /// <value>Default 1,000; 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int MaximumQueuedMessages { get; set; } = 1_000;

    /// <summary>Payload bytes waiting for one subscriber. Full: the newest is dropped and counted.</summary>
    /// <value>Bytes. Default 8 MiB; 64 KiB to 1 GiB.</value>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaximumQueuedBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>QoS 1 and 2 messages a subscriber may hold unacknowledged; its own receive maximum lowers it.</summary>
    /// <value>Default 256; 1 to 65,535.</value>
    [Range(1, ushort.MaxValue)]
    public int MaximumOutboundInFlight { get; set; } = 256;

    /// <summary>How long a client may leave everything untaken that is sent to it; then it is let go.</summary>
    /// <value>Default 1 min; 5 s to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Retained messages. Full: a message for a new topic is delivered but not retained, and counted.</summary>
    /// <value>Default 20,000; 0 to 1,000,000. They live in memory only: what was measured is in the store.</value>
    [Range(0, 1_000_000)]
    public int MaximumRetainedMessages { get; set; } = 20_000;

    /// <summary>Bytes of retained payloads and topics.</summary>
    /// <value>Bytes. Default 32 MiB; 0 to 1 GiB.</value>
    [Range(0, 1024 * 1024 * 1024)]
    public int MaximumRetainedBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How often the endpoint publishes its own numbers under <c>$SYS/broker/</c> to those who may subscribe there.</summary>
    /// <value>Default 10 s; 0 (never) to 1 h.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SystemTopicsInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>At shutdown: how long a connection may wait for its publishes to be stored and answered.</summary>
    /// <value>Default 5 s; 0 s to 1 min.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

using OpsCenter.Mqtt;

namespace OpsCenter.Ingest.Feeds.Brokers;

/// <summary>A foreign MQTT broker that is listened to.</summary>
public sealed record BrokerConfig : FeedConfig
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required bool Secure { get; init; }

    public required MqttVersion Version { get; init; }

    /// <value>The broker keeps the session under it, so it must be the only client of that name there.</value>
    public required string ClientId { get; init; }

    public string? User { get; init; }

    /// <value>Where the password is.</value>
    public string? PasswordSource { get; init; }

    /// <value>PEM file of the authorities that sign the broker's certificate; null asks the system's.</value>
    public string? AuthoritiesPath { get; init; }

    /// <value>PEM file of our own certificate; null shows none.</value>
    public string? CertificatePath { get; init; }

    public string? KeyPath { get; init; }

    /// <value><c>qos filter</c> lines, in order.</value>
    public required string Filters { get; init; }

    /// <value>What topics get in front for the mapping; empty, or ends with '/'.</value>
    public required string Prefix { get; init; }

    /// <value>How long the broker keeps what comes while there is no connection. Only MQTT 5 can say so.</value>
    public required TimeSpan KeepSession { get; init; }

    /// <value>Take what the broker kept from before the subscription. It may be old and mostly carries no time of its own.</value>
    public required bool TakeRetained { get; init; }

    public override string Where => $"{(Secure ? "mqtts" : "mqtt")}://{Host}:{Port}";

    public override string Kind => "broker";

    /// <summary>The filters with their quality of service.</summary>
    public IEnumerable<(string Filter, byte QualityOfService)> Subscriptions =>
        Filters.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line[2..], (byte)(line[0] - '0')));
}

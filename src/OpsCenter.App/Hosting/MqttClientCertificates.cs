namespace OpsCenter.App.Hosting;

/// <summary>What the TLS endpoint for MQTT asks of clients.</summary>
public enum MqttClientCertificates
{
    /// <summary>Passwords only.</summary>
    None,

    /// <summary>A certificate, or else a password.</summary>
    Optional,

    /// <summary>Nobody without a certificate.</summary>
    Required,
}

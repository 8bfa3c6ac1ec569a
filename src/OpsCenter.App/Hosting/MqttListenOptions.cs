using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Hosting;

/// <summary>Where the MQTT endpoint listens; the endpoint's limits are in <c>MqttServerOptions</c> of the same section.</summary>
public sealed class MqttListenOptions
{
    public const string SectionName = "Mqtt";

    /// <value>TCP port; 0 picks a free one. Default 1883.</value>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1883;

    /// <value>IP address, <c>localhost</c>, or <c>*</c> for all. Default <c>localhost</c>.</value>
    [Required]
    public string Address { get; set; } = "localhost";

    /// <value>Lets anybody on loopback publish and read every topic: for conformance runs. Refused together with another address. Default false.</value>
    public bool AllowAnonymous { get; set; }

    /// <value>Allows passwords in clear text off loopback. Default false.</value>
    public bool AllowPlaintext { get; set; }

    /// <value>TCP port for TLS, used when a certificate is given. Default 8883.</value>
    [Range(0, 65_535)]
    public int TlsPort { get; set; } = 8883;

    /// <value>PEM certificate (chain); null for no TLS endpoint.</value>
    public string? CertificatePath { get; set; }

    /// <value>PEM key of <see cref="CertificatePath"/>.</value>
    public string? CertificateKeyPath { get; set; }
}

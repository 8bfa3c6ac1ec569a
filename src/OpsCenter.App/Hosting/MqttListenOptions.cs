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

    /// <value>
    /// Lets anybody on loopback who names no credential publish and read every topic over TCP: for conformance runs. Refused together with
    /// another address. Default false.
    /// </value>
    public bool AllowAnonymous { get; set; }

    /// <value>Allows passwords in clear text off loopback. Default false.</value>
    public bool AllowPlaintext { get; set; }

    /// <value>TCP port for TLS, used when a certificate is given. Default 8883.</value>
    [Range(0, 65_535)]
    public int TlsPort { get; set; } = 8883;

    /// <value>PEM certificate (chain); null for no TLS endpoint.</value>
    public string? CertificatePath { get; set; }

    /// <value>PEM key of <see cref="CertificatePath"/>; null where it stands in the same file.</value>
    public string? CertificateKeyPath { get; set; }

    /// <summary>
    /// Does the TLS endpoint ask clients for certificates? One whose common name is the id of a credential stands for its password; one
    /// of any other name is refused.
    /// </summary>
    /// <value><c>None</c>, <c>Optional</c> (password or certificate), <c>Required</c>. Default <c>None</c>.</value>
    public MqttClientCertificates ClientCertificates { get; set; }

    /// <value>PEM file of the authorities that sign client certificates; the system's own authorities are not asked.</value>
    public string? ClientAuthoritiesPath { get; set; }

    /// <value>Path of MQTT over WebSocket on the HTTP port; empty for none. Default <c>/mqtt</c>.</value>
    public string WebSocketPath { get; set; } = "/mqtt";

    /// <value>Origins besides the host's own whose pages may connect over WebSocket, e.g. <c>https://map.example</c>. Default none.</value>
    public IList<string> WebSocketOrigins { get; set; } = [];
}

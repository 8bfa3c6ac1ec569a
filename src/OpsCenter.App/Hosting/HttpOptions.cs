using System.ComponentModel.DataAnnotations;

namespace OpsCenter.App.Hosting;

/// <summary>Where the host listens for browsers and HTTP clients.</summary>
public sealed class HttpOptions
{
    public const string SectionName = "Http";

    /// <value>TCP port; 0 picks a free one. Default 8080.</value>
    [Range(0, 65_535)]
    public int Port { get; set; } = 8080;

    /// <value>IP address, <c>localhost</c>, or <c>*</c> for all. Default <c>localhost</c>: nobody else gets in until told otherwise.</value>
    [Required]
    public string Address { get; set; } = "localhost";

    /// <value>PEM certificate (chain) for HTTPS; null serves plain HTTP, for loopback or behind a proxy that ends TLS.</value>
    public string? CertificatePath { get; set; }

    /// <value>PEM key of <see cref="CertificatePath"/>.</value>
    public string? CertificateKeyPath { get; set; }
}

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OpsCenter.Mqtt.Client;

/// <summary>TLS settings from PEM files, as brokers are usually given them.</summary>
public static class MqttClientTls
{
    /// <param name="authoritiesPath">Authorities that sign the server's certificate; null asks the system's own.</param>
    /// <param name="certificatePath">The client's certificate with its chain; null shows none.</param>
    /// <param name="keyPath">Its key; null where it stands in the same file.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not what it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SslClientAuthenticationOptions Read(string? authoritiesPath = null, string? certificatePath = null, string? keyPath = null)
    {
        var options = new SslClientAuthenticationOptions();
        if (authoritiesPath is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(authoritiesPath);
            options.CertificateChainPolicy = policy;
        }

        if (certificatePath is not null)
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificatePath);
            options.ClientCertificateContext = SslStreamCertificateContext.Create(
                X509Certificate2.CreateFromPemFile(certificatePath, keyPath), chain, offline: true);
        }

        return options;
    }
}

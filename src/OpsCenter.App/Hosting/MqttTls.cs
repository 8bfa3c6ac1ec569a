using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace OpsCenter.App.Hosting;

/// <summary>TLS of the MQTT endpoint: its own certificate, and the check of those that clients show.</summary>
internal static class MqttTls
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static void UseMqttTls(this ListenOptions listener, MqttListenOptions options) => listener.UseHttps(tls =>
    {
        tls.ServerCertificate = X509Certificate2.CreateFromPemFile(options.CertificatePath!, options.CertificateKeyPath);
        tls.ServerCertificateChain = Read(options.CertificatePath!);
        if (options.ClientCertificates == MqttClientCertificates.None)
        {
            return;
        }

        var authorities = Read(options.ClientAuthoritiesPath!);
        tls.ClientCertificateMode = options.ClientCertificates == MqttClientCertificates.Required
            ? ClientCertificateMode.RequireCertificate
            : ClientCertificateMode.AllowCertificate;
        tls.ClientCertificateValidation = (certificate, shown, _) => IsSigned(certificate, shown, authorities);
    });

    // No revocation lists: a removed credential refuses its certificate at once, without asking anybody.
    private static bool IsSigned(X509Certificate2 certificate, X509Chain? shown, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        if (shown is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        }

        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Read(string path)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(path);
        return certificates;
    }
}

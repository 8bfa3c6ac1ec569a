using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using OpsCenter.Mqtt.Server;

namespace OpsCenter.App.Hosting;

/// <summary>Opens the HTTP and MQTT listeners that the options name.</summary>
internal sealed class KestrelSetup(IOptions<HttpOptions> http, IOptions<MqttListenOptions> mqtt) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
        Http(options, http.Value);
        Mqtt(options, mqtt.Value);
    }

    private static void Http(KestrelServerOptions options, HttpOptions http) =>
        options.Listen(http.Address, http.Port, listener =>
        {
            if (http.CertificatePath is { } certificate)
            {
                listener.UseHttps(X509Certificate2.CreateFromPemFile(certificate, http.CertificateKeyPath));
            }
        });

    private static void Mqtt(KestrelServerOptions options, MqttListenOptions mqtt)
    {
        // With TLS given, clear text stays open only where it is harmless or allowed in as many words.
        if (mqtt.CertificatePath is null || mqtt.AllowPlaintext || ListenAddress.IsLoopback(mqtt.Address))
        {
            options.Listen(mqtt.Address, mqtt.Port, listener => listener.UseMqtt());
        }

        if (mqtt.CertificatePath is not null)
        {
            options.Listen(mqtt.Address, mqtt.TlsPort, listener =>
            {
                listener.UseMqttTls(mqtt);
                listener.UseMqtt();
            });
        }
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.App.Hosting;

/// <summary>Nobody gets in from outside without credentials and an encrypted line, unless told so in as many words.</summary>
internal sealed class MqttListenOptionsValidator : IValidateOptions<MqttListenOptions>
{
    public ValidateOptionsResult Validate(string? name, MqttListenOptions options)
    {
        var errors = new List<string>();
        if (!ListenAddress.IsValid(options.Address))
        {
            errors.Add($"Mqtt:Address '{options.Address}' is neither an IP address nor 'localhost' nor '*'.");
        }
        else if (!ListenAddress.IsLoopback(options.Address))
        {
            if (options.AllowAnonymous)
            {
                errors.Add("Mqtt:AllowAnonymous works on loopback only: set Mqtt:Address to localhost, or make credentials with 'device add'.");
            }

            if (options.CertificatePath is null && !options.AllowPlaintext)
            {
                errors.Add("Mqtt:Address is not loopback: give Mqtt:CertificatePath and Mqtt:CertificateKeyPath for TLS, or set Mqtt:AllowPlaintext to true if the network is yours alone.");
            }
        }

        if (options.CertificatePath is not null && !File.Exists(options.CertificatePath))
        {
            errors.Add($"Mqtt:CertificatePath '{options.CertificatePath}' does not exist.");
        }

        CheckClientCertificates(options, errors);
        if (options.WebSocketPath.Length > 0 && options.WebSocketPath[0] != '/')
        {
            errors.Add($"Mqtt:WebSocketPath '{options.WebSocketPath}' must begin with '/', or be empty for no WebSocket.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckClientCertificates(MqttListenOptions options, List<string> errors)
    {
        if (options.ClientCertificates == MqttClientCertificates.None)
        {
            return;
        }

        if (options.CertificatePath is null)
        {
            errors.Add("Mqtt:ClientCertificates needs TLS: give Mqtt:CertificatePath and Mqtt:CertificateKeyPath.");
        }

        if (options.ClientAuthoritiesPath is null || !File.Exists(options.ClientAuthoritiesPath))
        {
            errors.Add("Mqtt:ClientCertificates needs Mqtt:ClientAuthoritiesPath, a PEM file with the authorities that sign them.");
        }

        if (options is { ClientCertificates: MqttClientCertificates.Required, AllowPlaintext: true })
        {
            errors.Add("Mqtt:ClientCertificates is Required, which Mqtt:AllowPlaintext would get round: set one of the two otherwise.");
        }
    }
}

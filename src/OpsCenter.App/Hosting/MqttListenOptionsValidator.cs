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

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

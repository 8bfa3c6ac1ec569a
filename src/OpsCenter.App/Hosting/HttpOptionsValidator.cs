using Microsoft.Extensions.Options;

namespace OpsCenter.App.Hosting;

internal sealed class HttpOptionsValidator : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        if (!ListenAddress.IsValid(options.Address))
        {
            return ValidateOptionsResult.Fail($"Http:Address '{options.Address}' is neither an IP address nor 'localhost' nor '*'.");
        }

        return options.CertificatePath is { } path && !File.Exists(path)
            ? ValidateOptionsResult.Fail($"Http:CertificatePath '{path}' does not exist.")
            : ValidateOptionsResult.Success;
    }
}

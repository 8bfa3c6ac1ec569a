using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Ingest.Feeds;

/// <summary>A host that is none would be passed over in silence.</summary>
internal sealed class FeedsHostsValidator : IValidateOptions<FeedsOptions>
{
    public ValidateOptionsResult Validate(string? name, FeedsOptions options)
    {
        var errors = options.AllowedHosts
            .Where(host => AllowedHost.Parse(host) is null)
            .Select(host => $"Feeds:AllowedHosts: '{host}' is no host. Write a name, an address or a range such as 10.20.0.0/16, with :port where one port is meant")
            .ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

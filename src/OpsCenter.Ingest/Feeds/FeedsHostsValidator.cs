using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Ingest.Feeds;

/// <summary>A host or address that is none would be passed over in silence.</summary>
internal sealed class FeedsHostsValidator : IValidateOptions<FeedsOptions>
{
    public ValidateOptionsResult Validate(string? name, FeedsOptions options)
    {
        var errors = options.AllowedHosts
            .Where(host => AllowedHost.Parse(host) is null)
            .Select(host => $"Feeds:AllowedHosts: '{host}' is no host. Write a name, an address or a range such as 10.20.0.0/16, with :port where one port is meant")
            .Concat(options.Systems.Where(system => system.Value.Length > 0 && !IsBase(system.Value))
                .Select(system => $"Feeds:Systems:{system.Key}: is no base address. Write http:// or https://, a host and a path, without user, query and fragment"))
            .ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static bool IsBase(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", Host.Length: > 0, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };
}

using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Core.Notifications;

/// <summary>A host that is none would be passed over in silence.</summary>
internal sealed class NotificationHostsValidator : IValidateOptions<NotificationOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        var errors = options.AllowedHosts
            .Where(host => AllowedHost.Parse(host) is null)
            .Select(host => $"Notifications:AllowedHosts: '{host}' is no host. Write a name, an address or a range such as 10.20.0.0/16, with :port where one port is meant")
            .ToList();
        if (options.FirstRetry > options.LongestRetry)
        {
            errors.Add($"Notifications:FirstRetry: {options.FirstRetry} is longer than Notifications:LongestRetry, {options.LongestRetry}");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

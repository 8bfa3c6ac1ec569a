using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

/// <summary>Ranges, and every host of the allow-list.</summary>
internal sealed class CamerasOptionsValidator : IValidateOptions<CamerasOptions>
{
    private readonly CamerasRangesValidator _ranges = new();

    public ValidateOptionsResult Validate(string? name, CamerasOptions options)
    {
        List<string> errors = [.. _ranges.Validate(name, options).Failures ?? []];
        errors.AddRange(options.AllowedHosts
            .Where(host => AllowedHost.Parse(host) is null)
            .Select(host => $"Cameras:AllowedHosts: '{host}' is no host. Write a name, an address or a range such as 10.20.0.0/16, with :port where one port is meant"));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

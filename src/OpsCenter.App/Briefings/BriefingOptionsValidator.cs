using Microsoft.Extensions.Options;

namespace OpsCenter.App.Briefings;

internal sealed class BriefingOptionsValidator : IValidateOptions<BriefingOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, BriefingOptions options) =>
        options.PrintTimeout < Shortest || options.PrintTimeout > Longest
            ? ValidateOptionsResult.Fail($"{BriefingOptions.SectionName}:{nameof(options.PrintTimeout)} is {options.PrintTimeout}, must be between {Shortest} and {Longest}")
            : ValidateOptionsResult.Success;
}

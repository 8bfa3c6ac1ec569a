using Microsoft.Extensions.Options;

namespace OpsCenter.App.Observability;

/// <summary>Refuses an interval that would fill the store, or that no wall could follow.</summary>
internal sealed class SelfMonitorOptionsValidator : IValidateOptions<SelfMonitorOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, SelfMonitorOptions options) =>
        options.Interval == TimeSpan.Zero || (options.Interval >= Shortest && options.Interval <= Longest)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{SelfMonitorOptions.SectionName}:{nameof(options.Interval)} is {options.Interval}: write 00:00:01 to 01:00:00, or 00:00:00 for never.");
}

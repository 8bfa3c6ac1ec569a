using Microsoft.Extensions.Options;

namespace OpsCenter.App.Observability;

/// <summary>Refuses an interval that would fill the store, or that no wall could follow.</summary>
internal sealed class SelfMonitorOptionsValidator : IValidateOptions<SelfMonitorOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, SelfMonitorOptions options)
    {
        List<string> wrong = [.. Wrong(nameof(options.Interval), options.Interval), .. Wrong(nameof(options.FleetInterval), options.FleetInterval)];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(string option, TimeSpan value) => value == TimeSpan.Zero || (value >= Shortest && value <= Longest)
        ? []
        : [$"{SelfMonitorOptions.SectionName}:{option} is {value}: write 00:00:01 to 01:00:00, or 00:00:00 for never."];
}

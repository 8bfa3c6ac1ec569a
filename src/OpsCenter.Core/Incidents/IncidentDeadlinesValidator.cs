using Microsoft.Extensions.Options;
using OpsCenter.Core.Calendars;

namespace OpsCenter.Core.Incidents;

/// <summary>The times are texts that a person writes.</summary>
internal sealed class IncidentDeadlinesValidator : IValidateOptions<IncidentOptions>
{
    public ValidateOptionsResult Validate(string? name, IncidentOptions options)
    {
        var wrong = new[]
        {
            (nameof(options.DueCritical), options.DueCritical), (nameof(options.DueHigh), options.DueHigh), (nameof(options.DueMedium), options.DueMedium),
            (nameof(options.DueLow), options.DueLow), (nameof(options.DueCitizenRequest), options.DueCitizenRequest),
        }.Where(due => Deadline.TryParse(due.Item2) is null)
            .Select(due => $"{IncidentOptions.SectionName}:{due.Item1} '{due.Item2}' is no time: write e.g. '4 working hours', '3 working days' or '30 minutes'.")
            .ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Kpis;

internal sealed class KpiOptionsValidator : IValidateOptions<KpiOptions>
{
    public ValidateOptionsResult Validate(string? name, KpiOptions options)
    {
        var errors = new List<string>();
        Check(options.BackfillFor, TimeSpan.Zero, TimeSpan.FromDays(3650), nameof(options.BackfillFor), errors);
        Check(options.CatchUpRound, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1), nameof(options.CatchUpRound), errors);
        Check(options.CatchUpEvery, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), nameof(options.CatchUpEvery), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check(TimeSpan value, TimeSpan least, TimeSpan most, string name, List<string> errors)
    {
        if (value < least || value > most)
        {
            errors.Add($"{KpiOptions.SectionName}:{name} is {value}, must be between {least} and {most}");
        }
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Anomalies;

internal sealed class AnomalyOptionsValidator : IValidateOptions<AnomalyOptions>
{
    public ValidateOptionsResult Validate(string? name, AnomalyOptions options)
    {
        var errors = new List<string>();
        Check(options.Weeks is >= 2 and <= 26, nameof(options.Weeks), "from 2 to 26");
        Check(options.LeastWeeks >= 2 && options.LeastWeeks <= options.Weeks, nameof(options.LeastWeeks), "from 2 to Weeks");
        Check(options.Limit is >= 2 and <= 100, nameof(options.Limit), "from 2 to 100");
        Check(options.Fields.All(field => field.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < field.Length - 1), nameof(options.Fields), "names like river.level");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool isRight, string option, string right)
        {
            if (!isRight)
            {
                errors.Add($"{AnomalyOptions.SectionName}:{option} must be {right}");
            }
        }
    }
}

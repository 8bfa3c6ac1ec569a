using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Alarms;

/// <summary>Rules across fields.</summary>
internal sealed class AlarmOptionsRangesValidator : IValidateOptions<AlarmOptions>
{
    public ValidateOptionsResult Validate(string? name, AlarmOptions options)
    {
        var errors = new List<string>();
        if (options.ShelveTime > options.MaxShelveTime)
        {
            errors.Add($"{AlarmOptions.SectionName}:{nameof(options.ShelveTime)} must not be longer than {nameof(options.MaxShelveTime)} ({options.MaxShelveTime:c})");
        }

        if (options.FloodUnder > options.FloodOver)
        {
            errors.Add($"{AlarmOptions.SectionName}:{nameof(options.FloodUnder)} must not be more than {nameof(options.FloodOver)} ({options.FloodOver})");
        }

        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.App.Screens;

internal sealed class ScreenOptionsValidator : IValidateOptions<ScreenOptions>
{
    public ValidateOptionsResult Validate(string? name, ScreenOptions options)
    {
        var errors = new List<string>();
        Check(options.CodeLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(60), nameof(options.CodeLifetime), errors);
        Check(options.KeyLifetime, TimeSpan.FromDays(1), TimeSpan.FromDays(400), nameof(options.KeyLifetime), errors);
        Check(options.MaxWaiting, 1, 10_000, nameof(options.MaxWaiting), errors);
        Check(options.CodesPerMinute, 1, 1_000, nameof(options.CodesPerMinute), errors);
        Check(options.AttemptsPerMinute, 1, 1_000, nameof(options.AttemptsPerMinute), errors);
        Check(options.RefreshInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), nameof(options.RefreshInterval), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check<T>(T value, T least, T most, string key, List<string> errors)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{ScreenOptions.SectionName}:{key} is {value}; it must lie between {least} and {most}.");
        }
    }
}

using Microsoft.Extensions.Options;

namespace OpsCenter.App.Identity;

internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var errors = new List<string>();
        Check(options.LockoutAttempts, 3, 20, nameof(options.LockoutAttempts), errors);
        Check(options.LockoutTime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), nameof(options.LockoutTime), errors);
        Check(options.SignInsPerMinute, 1, 10_000, nameof(options.SignInsPerMinute), errors);
        Check(options.SessionLifetime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7), nameof(options.SessionLifetime), errors);
        Check(options.RevalidationInterval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), nameof(options.RevalidationInterval), errors);
        Check(options.SetupLinkLifetime, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7), nameof(options.SetupLinkLifetime), errors);
        Check(options.PasswordLength, 8, 64, nameof(options.PasswordLength), errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check<T>(T value, T least, T most, string key, List<string> errors)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{AccessOptions.SectionName}:{key} is {value}; it must lie between {least} and {most}.");
        }
    }
}

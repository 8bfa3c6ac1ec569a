using Microsoft.Extensions.Options;

namespace OpsCenter.App.Backup;

internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    private const int MostGenerations = 100_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        var errors = new List<string>();
        if (options.Every < Shortest || options.Every > Longest)
        {
            errors.Add($"{BackupOptions.SectionName}:{nameof(options.Every)}: {options.Every} is outside {Shortest} to {Longest}");
        }

        if (options.Keep is < 1 or > MostGenerations)
        {
            errors.Add($"{BackupOptions.SectionName}:{nameof(options.Keep)}: {options.Keep} is outside 1 to {MostGenerations}");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}

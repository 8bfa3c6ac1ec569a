using Microsoft.Extensions.Options;
using OpsCenter.Storage.Embedded.Retention;

namespace OpsCenter.Storage.Embedded;

internal sealed class EmbeddedStoreOptionsValidator : IValidateOptions<EmbeddedStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedStoreOptions options)
    {
        var errors = new List<string>();
        Range(errors, nameof(options.MaxSeries), options.MaxSeries, 100, 5_000_000);
        Range(errors, nameof(options.SettleReadings), options.SettleReadings, 1_000, 5_000_000);
        Range(errors, nameof(options.SettleInterval), options.SettleInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Range(errors, nameof(options.Readers), options.Readers, 1, 64);
        Range(errors, nameof(options.CheckAtStartMaxBytes), options.CheckAtStartMaxBytes, 0, long.MaxValue);
        Range(errors, nameof(options.ReserveBytes), options.ReserveBytes, 4L << 20, 1L << 50);
        Range(errors, "Retention:Readings", options.Retention.Readings, TimeSpan.FromHours(1), RetentionOptions.Century);
        Range(errors, "Retention:Events", options.Retention.Events, TimeSpan.FromHours(1), RetentionOptions.Century);
        Range(errors, "Retention:Interval", options.Retention.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        foreach (var (measurement, age) in options.Retention.Measurements)
        {
            Range(errors, $"Retention:Measurements:{measurement}", age, TimeSpan.FromHours(1), RetentionOptions.Century);
        }

        Range(errors, "Retention:Rollups", options.Retention.RollupsOf(null), TimeSpan.FromHours(1), RetentionOptions.Century);
        foreach (var (measurement, age) in options.Retention.MeasurementRollups)
        {
            Range(errors, $"Retention:MeasurementRollups:{measurement}", age, TimeSpan.FromHours(1), RetentionOptions.Century);
        }

        Range(errors, "Quarantine:MaxEntries", options.Quarantine.MaxEntries, 1, 10_000_000);
        Range(errors, "Quarantine:MaxBytes", options.Quarantine.MaxBytes, 1024, 1L << 40);
        Range(errors, "Quarantine:MaxAge", options.Quarantine.MaxAge, TimeSpan.FromMinutes(1), RetentionOptions.Century);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Range<T>(List<string> errors, string key, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{EmbeddedStoreOptions.SectionName}:{key}: {value} is outside {least} to {most}");
        }
    }
}

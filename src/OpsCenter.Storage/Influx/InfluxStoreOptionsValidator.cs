using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Storage.Influx;

internal sealed class InfluxStoreOptionsValidator : IValidateOptions<InfluxStoreOptions>
{
    private static readonly TimeSpan Century = TimeSpan.FromDays(36_525);

    public ValidateOptionsResult Validate(string? name, InfluxStoreOptions options)
    {
        var errors = new List<string>();
        Place(errors, options);
        Credentials(errors, options);
        Range(errors, nameof(options.Timeout), options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Range(errors, nameof(options.BatchReadings), options.BatchReadings, 100, 100_000);
        Range(errors, nameof(options.FlushInterval), options.FlushInterval, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Range(errors, nameof(options.LongestPause), options.LongestPause, TimeSpan.FromMilliseconds(250), TimeSpan.FromMinutes(10));
        Range(errors, nameof(options.SpoolBytes), options.SpoolBytes, 1L << 20, 1L << 50);
        Range(errors, nameof(options.KeepReadings), options.KeepReadings, 0, 5_000_000);
        Range(errors, nameof(options.RememberReadings), options.RememberReadings, 1, 1_000);
        Range(errors, nameof(options.MaxSeries), options.MaxSeries, 100, 5_000_000);
        Range(errors, "Retention:Events", options.Retention.Events, TimeSpan.FromHours(1), Century);
        Range(errors, "Retention:Interval", options.Retention.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        foreach (var (measurement, age) in options.Retention.Measurements)
        {
            Range(errors, $"Retention:Measurements:{measurement}", age, TimeSpan.FromHours(1), Century);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Place(List<string> errors, InfluxStoreOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:Url: '{options.Url}' is no address; give one like http://influx:8086");
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:Url: holds credentials or a query; they belong in {InfluxStoreOptions.SectionName}:Username, :Password and :Database");
        }

        if (string.IsNullOrWhiteSpace(options.Database))
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:Database: is empty; name the database, e.g. opscenter");
        }
    }

    private static void Credentials(List<string> errors, InfluxStoreOptions options)
    {
        if (options.Token is not null && options.Username is not null)
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:Token: stands beside :Username; give the token (2.x, 3.x) or user and password (1.x)");
        }

        if (options.Username is null != options.Password is null)
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:Password: user and password go together; one of them is missing");
        }

        Secret(errors, nameof(options.Password), options.Password);
        Secret(errors, nameof(options.Token), options.Token);
    }

    private static void Secret(List<string> errors, string key, string? text)
    {
        try
        {
            InfluxStoreOptions.Secret(text);
        }
        catch (SecretMissingException error)
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:{key}: {error.Message}");
        }
    }

    private static void Range<T>(List<string> errors, string key, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            errors.Add($"{InfluxStoreOptions.SectionName}:{key}: {value} is outside {least} to {most}");
        }
    }
}

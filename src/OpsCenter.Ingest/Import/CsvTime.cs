using System.Globalization;
using System.Text.RegularExpressions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Import;

/// <summary>Times as CSV files have them: whole numbers of a unit, or a date and time with or without its zone.</summary>
internal static partial class CsvTime
{
    private const int NanosecondDigits = 9;

    /// <summary>Nanoseconds since 1970; null with the problem where the text is no time.</summary>
    public static long? Parse(string text, long unit, TimeSpan? utcOffset, out string? problem)
    {
        problem = null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            var nanoseconds = (Int128)count * unit;
            if (nanoseconds <= long.MaxValue && nanoseconds >= long.MinValue)
            {
                return (long)nanoseconds;
            }

            problem = "time outside range 1677-2262";
            return null;
        }

        if (Pattern().Match(text) is not { Success: true } match)
        {
            problem = $"'{text}' is no time (write 2026-11-22T09:15:00+07:00, or a whole number and --precision)";
            return null;
        }

        var zone = match.Groups["zone"].Value.ToUpperInvariant();
        if (zone.Length == 0 && utcOffset is null)
        {
            problem = $"'{text}' names no zone (give --utc-offset +07:00)";
            return null;
        }

        if (!DateTimeOffset.TryParse(
                $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{(zone.Length == 0 ? "Z" : zone)}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var whole)
            || whole.Year is < 1678 or > 2261)
        {
            problem = $"'{text}' is no time";
            return null;
        }

        var fraction = long.Parse(match.Groups["fraction"].Value.PadRight(NanosecondDigits, '0'), CultureInfo.InvariantCulture);
        return Instant.From(zone.Length == 0 ? whole - utcOffset!.Value : whole).UnixNanoseconds + fraction;
    }

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)[Tt ](?<time>\d\d:\d\d(:\d\d)?)(\.(?<fraction>\d{1,9}))?(?<zone>[Zz]|[+-]\d\d:\d\d)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

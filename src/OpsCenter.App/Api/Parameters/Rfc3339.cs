using System.Globalization;
using System.Text.RegularExpressions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Parameters;

/// <summary>RFC 3339 with nanoseconds, which <see cref="DateTimeOffset"/> cannot hold.</summary>
public static partial class Rfc3339
{
    /// <summary>With as many of 0, 3, 6 or 9 digits of a second as the moment needs.</summary>
    public static string Format(Instant time)
    {
        var seconds = Math.DivRem(time.UnixNanoseconds, 1_000_000_000, out var rest);
        if (rest < 0)
        {
            (seconds, rest) = (seconds - 1, rest + 1_000_000_000);
        }

        var whole = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return rest switch
        {
            0 => whole + "Z",
            _ when rest % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest / 1_000_000:D3}Z"),
            _ when rest % 1_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest / 1_000:D6}Z"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest:D9}Z"),
        };
    }

    public static bool TryParse(string text, out Instant time)
    {
        time = default;
        if (Pattern().Match(text) is not { Success: true } match
            || !DateTimeOffset.TryParse(
                match.Groups["time"].Value + match.Groups["zone"].Value.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var whole)
            || whole.Year is < 1678 or > 2261)
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(9, '0');
        time = new Instant(Instant.From(whole).UnixNanoseconds + long.Parse(fraction, CultureInfo.InvariantCulture));
        return true;
    }

    [GeneratedRegex(@"^(?<time>\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(\.(?<fraction>\d{1,9}))?(?<zone>[Zz]|[+-]\d\d:\d\d)$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

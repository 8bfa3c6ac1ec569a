using System.Globalization;
using System.Security.Cryptography;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Open311;

/// <summary>Number of a report, <c>20261122020000123-7f3a2c</c>: says when it came, so that it is found without searching all.</summary>
internal static class Open311Id
{
    private const string Form = "yyyyMMddHHmmssfff";
    private const int RandomBytes = 3;

    public static string Make(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}";

    /// <summary>Null for what is no number of ours.</summary>
    public static Instant? TimeOf(string id) =>
        id.Length == Form.Length + 1 + (2 * RandomBytes) && id[Form.Length] == '-'
        && DateTime.TryParseExact(id.AsSpan(0, Form.Length), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is > 2000 and < 2200
            ? Instant.From(new DateTimeOffset(time))
            : null;
}

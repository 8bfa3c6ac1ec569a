using System.Globalization;

namespace OpsCenter.Ingest.Configuration;

/// <summary>A time of day as the files write it.</summary>
internal static class ClockText
{
    /// <summary><c>HH:mm</c>; <c>24:00</c> is the next midnight. Null where it is neither.</summary>
    public static TimeOnly? TryParse(string text) =>
        text == "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : null;
}

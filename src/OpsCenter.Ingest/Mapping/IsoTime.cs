using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Mapping;

/// <summary>ISO 8601 / RFC 3339 with up to nine digits of a second, which the framework's parser would cut to seven.</summary>
internal static class IsoTime
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>
    /// <c>2026-11-22T09:00:00.123456789+07:00</c>, also with a blank for T, <c>+0700</c>, <c>+07</c>, <c>Z</c>, no zone
    /// (<paramref name="defaultOffset"/>), no seconds, or a date alone.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, TimeSpan defaultOffset, out Instant time)
    {
        time = default;
        text = text.Trim();
        if (!TryDate(text, out var date))
        {
            return false;
        }

        var rest = text[10..];
        long nanoseconds = 0;
        var offset = defaultOffset;
        if (!rest.IsEmpty && (rest[0] is not ('T' or 't' or ' ') || !TryClock(rest[1..], out nanoseconds, out rest) || !TryZone(rest, ref offset)))
        {
            return false;
        }

        var seconds = (date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400L;
        return TryCompose(seconds - (long)offset.TotalSeconds, nanoseconds, out time);
    }

    /// <summary>False outside the range of <see cref="Instant"/> (1677 to 2262).</summary>
    public static bool TryCompose(long seconds, long nanoseconds, out Instant time)
    {
        var total = ((Int128)seconds * NanosecondsPerSecond) + nanoseconds;
        var fits = total >= long.MinValue && total <= long.MaxValue;
        time = fits ? new Instant((long)total) : default;
        return fits;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out long nanoseconds, out ReadOnlySpan<char> rest)
    {
        nanoseconds = 0;
        rest = default;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 24 || minute > 59)
        {
            return false;
        }

        rest = text[5..];
        var second = 0;
        long fraction = 0;
        if (!rest.IsEmpty && rest[0] == ':')
        {
            // 60 is a leap second: it lands on the next minute's first second.
            if (rest.Length < 3 || !TryDigits(rest[1..3], out second) || second > 60)
            {
                return false;
            }

            rest = rest[3..];
            if (!rest.IsEmpty && rest[0] is '.' or ',' && !TryFraction(ref rest, out fraction))
            {
                return false;
            }
        }

        nanoseconds = (((((hour * 60L) + minute) * 60) + second) * NanosecondsPerSecond) + fraction;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long nanoseconds)
    {
        nanoseconds = 0;
        var digits = 0;
        var scale = NanosecondsPerSecond;
        while (digits + 1 < rest.Length && char.IsAsciiDigit(rest[digits + 1]))
        {
            digits++;
            scale /= 10;
            nanoseconds += (rest[digits] - '0') * scale;
        }

        rest = rest[(digits + 1)..];
        return digits > 0;
    }

    private static bool TryZone(ReadOnlySpan<char> text, ref TimeSpan offset)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-') || text.Length is not (3 or 5 or 6))
        {
            return false;
        }

        var minutes = 0;
        if (!TryDigits(text[1..3], out var hours) || (text.Length > 3 && !TryDigits(text[^2..], out minutes)) || (text.Length == 6 && text[3] != ':')
            || hours > 15 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}

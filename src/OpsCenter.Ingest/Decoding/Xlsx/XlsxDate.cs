using System.Globalization;

namespace OpsCenter.Ingest.Decoding.Xlsx;

/// <summary>Days since the end of 1899 as ISO 8601 texts.</summary>
internal static class XlsxDate
{
    private const double MillisecondsPerDay = 86_400_000;
    private const int DaysTo1904 = 1_462;

    /// <summary>The day after 9999-12-31.</summary>
    private const double End = 2_958_466;
    private static readonly DateTime Zero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Null where the number is no date. A date that has a time after all keeps it.</summary>
    public static string? Text(double days, XlsxDateStyle style, bool from1904)
    {
        if (from1904 && style != XlsxDateStyle.Time)
        {
            days += DaysTo1904;
        }

        if (!(days >= 0 && days < End))
        {
            return null;
        }

        // Until February 1900 the count is one off, because Excel holds that year for a leap year.
        days = style != XlsxDateStyle.Time && days < 60 && !from1904 ? days + 1 : days;
        var moment = Zero.AddMilliseconds(Math.Round(days * MillisecondsPerDay));
        var form = (style, moment.TimeOfDay == TimeSpan.Zero) switch
        {
            (XlsxDateStyle.Time, _) when days < 1 => "HH:mm:ss.FFF",
            (XlsxDateStyle.Date, true) => "yyyy-MM-dd",
            _ => "yyyy-MM-dd'T'HH:mm:ss.FFF",
        };
        return moment.ToString(form, CultureInfo.InvariantCulture);
    }
}

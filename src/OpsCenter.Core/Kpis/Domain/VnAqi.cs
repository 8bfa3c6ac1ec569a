namespace OpsCenter.Core.Kpis.Domain;

/// <summary>The Vietnamese air quality index of a station, by the hour and by the day (Decision 1459/QĐ-TCMT, section 2).</summary>
/// <remarks>Pure; thread-safe. Concentrations are µg/m³.</remarks>
public static class VnAqi
{
    private const int DayHours = 24;
    private const int EightHours = 8;

    /// <summary>
    /// The decision gives no least number of hours for a mean. 75 % is the custom of most networks (US EPA, EU directive); not verified
    /// against a Vietnamese text.
    /// </summary>
    private const double LeastShare = 0.75;

    /// <summary>The index of an hour: PM by Nowcast, the others by the hour's mean; the greatest of them (2.2.1).</summary>
    /// <param name="day">Local day, which decides the law.</param>
    /// <param name="hours">PM: the last twelve hours; the others: the last value is the hour's.</param>
    public static AqiResult Hour(DateOnly day, AirHours hours)
    {
        var scale = AqiScale.On(day);
        var parts = new List<AqiPart>();
        AddNowcast(parts, scale, AirPollutant.Pm25, AqiColumn.Pm25, hours.Pm25);
        AddNowcast(parts, scale, AirPollutant.Pm10, AqiColumn.Pm10, hours.Pm10);
        Add(parts, scale, AirPollutant.O3, AqiColumn.O3Hour, AqiAveraging.Hour, Last(hours.O3));
        Add(parts, scale, AirPollutant.No2, AqiColumn.No2, AqiAveraging.Hour, Last(hours.No2));
        Add(parts, scale, AirPollutant.So2, AqiColumn.So2, AqiAveraging.Hour, Last(hours.So2));
        Add(parts, scale, AirPollutant.Co, AqiColumn.Co, AqiAveraging.Hour, Last(hours.Co));
        return Together(scale, parts, AqiFlags.None, Completeness(hours, Nowcast.Hours));
    }

    /// <summary>The index of a day: PM by the mean of 24 hours, O3 by the greatest hour and the greatest eight hours, the others by the greatest hour (2.2.2).</summary>
    /// <param name="day">Local day, which decides the law.</param>
    /// <param name="hours">Of 01:00 to 00:00; shorter lists lack their oldest hours.</param>
    public static AqiResult Day(DateOnly day, AirHours hours)
    {
        var scale = AqiScale.On(day);
        var parts = new List<AqiPart>();
        var flags = AddDayMean(parts, scale, AirPollutant.Pm25, AqiColumn.Pm25, hours.Pm25)
            | AddDayMean(parts, scale, AirPollutant.Pm10, AqiColumn.Pm10, hours.Pm10)
            | AddGreatestEightHours(parts, scale, hours.O3);
        AddGreatestHour(parts, scale, AirPollutant.O3, AqiColumn.O3Hour, hours.O3);
        AddGreatestHour(parts, scale, AirPollutant.No2, AqiColumn.No2, hours.No2);
        AddGreatestHour(parts, scale, AirPollutant.So2, AqiColumn.So2, hours.So2);
        AddGreatestHour(parts, scale, AirPollutant.Co, AqiColumn.Co, hours.Co);
        return Together(scale, parts, flags, Completeness(hours, DayHours));
    }

    /// <summary>The index of one concentration, before rounding; null for a negative one, and for 8 hours of O3 above 400 µg/m³.</summary>
    public static double? Index(DateOnly day, AqiColumn column, double concentration) =>
        Valid(concentration) is { } value ? AqiScale.On(day).Index(column, value) : null;

    internal static double? Valid(double? value) => value is { } number && double.IsFinite(number) && number >= 0 ? number : null;

    private static AqiResult Together(AqiScale scale, List<AqiPart> parts, AqiFlags flags, double completeness)
    {
        flags |= parts.Aggregate(AqiFlags.None, (all, part) => all | part.Flags);
        IReadOnlyList<AqiPart> sorted = [.. parts.OrderByDescending(part => part.Exact).ThenBy(part => part.Pollutant)];
        var result = parts.Any(part => part.Pollutant is AirPollutant.Pm25 or AirPollutant.Pm10)
            ? new AqiResult(sorted[0].Index, sorted[0].Pollutant, scale.BandOf(sorted[0].Index), sorted, flags, scale)
            : new AqiResult(null, null, null, sorted, flags | AqiFlags.NoParticulates, scale);
        return result with { Completeness = completeness };
    }

    private static void AddNowcast(List<AqiPart> parts, AqiScale scale, AirPollutant pollutant, AqiColumn column, IReadOnlyList<double?> hours)
    {
        if (Nowcast.Of(hours) is { } nowcast)
        {
            Add(parts, scale, pollutant, column, AqiAveraging.Nowcast, nowcast.Value, nowcast.TooLow ? AqiFlags.NowcastTooLow : AqiFlags.None);
        }
    }

    private static AqiFlags AddDayMean(List<AqiPart> parts, AqiScale scale, AirPollutant pollutant, AqiColumn column, IReadOnlyList<double?> hours)
    {
        var known = Known(hours, DayHours);
        if (known.Length < LeastShare * DayHours)
        {
            return known.Length == 0 ? AqiFlags.None : AqiFlags.TooFewHours;
        }

        Add(parts, scale, pollutant, column, AqiAveraging.Day, known.Average());
        return AqiFlags.None;
    }

    private static void AddGreatestHour(List<AqiPart> parts, AqiScale scale, AirPollutant pollutant, AqiColumn column, IReadOnlyList<double?> hours)
    {
        var known = Known(hours, DayHours);
        if (known.Length > 0)
        {
            Add(parts, scale, pollutant, column, AqiAveraging.GreatestHour, known.Max(), known.Length < LeastShare * DayHours ? AqiFlags.TooFewHours : AqiFlags.None);
        }
    }

    private static AqiFlags AddGreatestEightHours(List<AqiPart> parts, AqiScale scale, IReadOnlyList<double?> hours)
    {
        double? greatest = null;
        for (var end = Math.Max(0, hours.Count - DayHours); end < hours.Count; end++)
        {
            var known = hours.Skip(end - EightHours + 1).Take(Math.Min(EightHours, end + 1)).Select(Valid).OfType<double>().ToArray();
            if (known.Length >= LeastShare * EightHours && !(known.Average() <= greatest))
            {
                greatest = known.Average();
            }
        }

        if (greatest is not { } mean)
        {
            return AqiFlags.None;
        }

        // 2.2.2.b, note: above the last breakpoint of eight hours only the greatest hour speaks for O3.
        if (scale.Index(AqiColumn.O3EightHours, mean) is null)
        {
            return AqiFlags.OzoneByHourOnly;
        }

        Add(parts, scale, AirPollutant.O3, AqiColumn.O3EightHours, AqiAveraging.GreatestEightHours, mean);
        return AqiFlags.None;
    }

    private static void Add(
        List<AqiPart> parts, AqiScale scale, AirPollutant pollutant, AqiColumn column, AqiAveraging averaging, double? concentration, AqiFlags flags = AqiFlags.None)
    {
        if (concentration is { } value && scale.Index(column, value) is { } index)
        {
            var beyond = value > scale.Breakpoints[column][^1] ? AqiFlags.BeyondTable : AqiFlags.None;
            parts.Add(new AqiPart(pollutant, averaging, value, index, flags | beyond));
        }
    }

    private static double Completeness(AirHours hours, int wanted) => Math.Max(Known(hours.Pm25, wanted).Length, Known(hours.Pm10, wanted).Length) / (double)wanted;

    private static double? Last(IReadOnlyList<double?> hours) => hours.Count == 0 ? null : Valid(hours[^1]);

    private static double[] Known(IReadOnlyList<double?> hours, int most) =>
        [.. hours.Skip(Math.Max(0, hours.Count - most)).Select(Valid).OfType<double>()];
}

using System.Globalization;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>Times as the province reads them: Indochina time, UTC+7 the year round, day before month.</summary>
internal static class LocalTime
{
    /// <summary>From UTC; days begin by it.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTimeOffset At(Instant time) => time.ToDateTimeOffset().ToOffset(Offset);

    public static string Clock(Instant time) => At(time).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Full(Instant time) => At(time).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time alone for the day of <paramref name="now"/>, with the date for any other.</summary>
    public static string Near(Instant time, Instant now) => At(time).Date == At(now).Date ? Clock(time) : Full(time);

    /// <summary>How long something has lasted, like a stop-watch: <c>00:12:40</c>, from a day on <c>1 · 02:15:00</c>.</summary>
    public static string Running(TimeSpan span)
    {
        var positive = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return positive.Days > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{positive.Days} · {positive:hh\\:mm\\:ss}")
            : positive.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The day it is here.</summary>
    public static DateOnly Day(Instant time) => DateOnly.FromDateTime(At(time).DateTime);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}

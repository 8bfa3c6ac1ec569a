using System.Globalization;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>Figures in the reader's language; what is not known is a dash, never a zero.</summary>
internal static class Figure
{
    private const string Unknown = "–";

    public static string Count(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? Unknown;

    /// <summary>A measured value with at most three decimals.</summary>
    public static string Value(double value) =>
        double.IsFinite(value) ? value.ToString("#,0.###", CultureInfo.CurrentCulture) : Unknown;

    public static string Rate(double? perSecond) => perSecond switch
    {
        null => Unknown,
        0 => "0",
        < 10 => perSecond.Value.ToString("0.0", CultureInfo.CurrentCulture),
        _ => perSecond.Value.ToString("N0", CultureInfo.CurrentCulture),
    };

    /// <summary>A length of time in the unit it is thought in: <c>0,4 s</c>, <c>60 s</c>, <c>5 min</c>, <c>2 h</c>, <c>3 d</c>.</summary>
    public static string Span(TimeSpan? span) => span switch
    {
        null => Unknown,
        { TotalSeconds: > -10 and < 10 } => string.Create(CultureInfo.CurrentCulture, $"{span.Value.TotalSeconds:0.#} s"),
        { TotalSeconds: < 100 } => string.Create(CultureInfo.CurrentCulture, $"{span.Value.TotalSeconds:0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.CurrentCulture, $"{span.Value.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.CurrentCulture, $"{span.Value.TotalHours:0} h"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{span.Value.TotalDays:0} d"),
    };

    public static string Bytes(long? bytes) => bytes switch
    {
        null => Unknown,
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.#} MiB"),
    };
}

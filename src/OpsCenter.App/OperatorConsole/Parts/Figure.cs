using System.Globalization;
using System.Resources;
using OpsCenter.App.Resources;

namespace OpsCenter.App.OperatorConsole.Parts;

/// <summary>Figures in the reader's language; what is not known is a dash, never a zero.</summary>
internal static class Figure
{
    private const string Unknown = "–";
    private static readonly ResourceManager Texts = new("OpsCenter.App.Resources.ConsoleTexts", typeof(ConsoleTexts).Assembly);

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

    /// <summary>A length of time in the unit it is thought in: <c>0,4 giây</c>, <c>90 giây</c>, <c>5 phút</c>, <c>1 giờ</c>, <c>3 ngày</c>; in English <c>0.4 s</c>, <c>5 min</c>, <c>1 h</c>, <c>3 d</c>.</summary>
    public static string Span(TimeSpan? span) => span switch
    {
        null => Unknown,
        { TotalSeconds: > -10 and < 10 } => In("Span.Seconds", span.Value.TotalSeconds),
        { TotalSeconds: < 100 } when !Whole(span.Value, TimeSpan.TicksPerMinute) => In("Span.Seconds", Math.Round(span.Value.TotalSeconds)),
        { TotalMinutes: < 100 } when !Whole(span.Value, TimeSpan.TicksPerHour) => In("Span.Minutes", Math.Round(span.Value.TotalMinutes)),
        { TotalHours: < 48 } => In("Span.Hours", Math.Round(span.Value.TotalHours)),
        _ => In("Span.Days", Math.Round(span.Value.TotalDays)),
    };

    public static string Bytes(long? bytes) => bytes switch
    {
        null => Unknown,
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.#} MiB"),
    };

    private static bool Whole(TimeSpan span, long unit) => span.Ticks > 0 && span.Ticks % unit == 0;

    private static string In(string unit, double count) => string.Format(CultureInfo.CurrentCulture, Texts.GetString(unit, CultureInfo.CurrentUICulture)!, count);
}

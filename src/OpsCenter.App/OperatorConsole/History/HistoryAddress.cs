using System.Globalization;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>The explorer's choices as its address tells them: a view can be sent, and is there again after a reload.</summary>
internal sealed record HistoryAddress(
    IReadOnlyList<string> Series, string Range, string? From, string? To, string Step, Aggregate Aggregate, string Compare)
{
    public const string Custom = "custom";
    public const string AutoStep = "auto";
    public const string RawStep = "raw";
    public const string NoCompare = "";
    public const string PeriodBefore = "before";

    private const string LocalFormat = "yyyy-MM-ddTHH:mm";

    /// <summary>A device may be ahead of us a little: "now" must not cut its newest reading off.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<string> Ranges { get; } = ["1h", "6h", "24h", "3d", "7d", "30d", "90d", "365d"];

    public static IReadOnlyList<string> Steps { get; } = [AutoStep, RawStep, "1m", "5m", "15m", "1h", "1d", "7d"];

    public static IReadOnlyList<string> Comparisons { get; } = [NoCompare, PeriodBefore, "1d", "7d", "30d", "365d"];

    /// <summary>What is not understood becomes the default: an address typed by hand leads somewhere.</summary>
    public static HistoryAddress Of(string[]? series, string? range, string? from, string? to, string? step, string? aggregate, string? compare) => new(
        series ?? [],
        range == Custom || Ranges.Contains(range) ? range! : "24h",
        from,
        to,
        Steps.Contains(step) ? step! : AutoStep,
        Enum.TryParse<Aggregate>(aggregate, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Aggregate.Mean,
        Comparisons.Contains(compare) ? compare! : NoCompare);

    /// <summary>Null where a custom range is none: one end is missing, or it ends before it begins.</summary>
    public HistoryRequest? Request(Instant now)
    {
        var (from, to) = Range == Custom ? (Moment(From), Moment(To)) : (now - Span(Range), now + Ahead);
        if (from is not { } begin || to is not { } end || begin >= end)
        {
            return null;
        }

        var length = Range == Custom ? end - begin : Span(Range);
        TimeSpan? step = Step switch
        {
            AutoStep => HistoryStep.For(length),
            RawStep => null,
            _ => Max(Span(Step), HistoryStep.AtLeast(length) / 10),
        };
        TimeSpan? back = Compare switch { NoCompare => null, PeriodBefore => length, _ => Span(Compare) };
        return new HistoryRequest(Series, begin, end, step, Aggregate, back);
    }

    public string Query(string path)
    {
        var pairs = Series.Select(series => KeyValuePair.Create("s", (string?)series)).Concat(
        [
            new("range", Range), new("from", Range == Custom ? From : null), new("to", Range == Custom ? To : null),
            new("step", Step), new("agg", Aggregate.ToString().ToLowerInvariant()), new("compare", Compare),
        ]);
        return path + QueryString.Create(pairs.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    public static string Local(Instant time) => LocalTime.At(time).ToString(LocalFormat, CultureInfo.InvariantCulture);

    private static Instant? Moment(string? local) =>
        DateTime.TryParseExact(local, [LocalFormat, LocalFormat + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is > 1970 and < 2200
            ? Instant.From(new DateTimeOffset(time, LocalTime.Offset))
            : null;

    private static TimeSpan Span(string text) => SpanText.TryParse(text, out var span) ? span : TimeSpan.FromDays(1);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

using OpsCenter.Core.Briefings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Briefings;

/// <summary>What is told, as addresses say it: <c>?period=day&amp;date=2026-11-22&amp;area=hai-phong</c>.</summary>
/// <param name="Period">Which.</param>
/// <param name="Area">Null for all.</param>
public sealed record BriefingAddress(BriefingPeriod Period, string? Area)
{
    public const string Page = "/console/briefing";
    public const string Slides = "/briefing";
    public const string Api = "/api/v1/briefing";

    public string Query => $"?period={Name(Period.Kind)}&date={Period.DateText}{(Area is null ? "" : $"&area={Uri.EscapeDataString(Area)}")}";

    /// <summary>What is not understood becomes the default: an address typed by hand leads somewhere.</summary>
    public static BriefingAddress Of(string? period, string? date, string? area, BriefingService briefings)
    {
        var kind = KindOf(period) ?? BriefingPeriodKind.Day;
        var chosen = date is null ? null : BriefingPeriod.TryParse(kind, date);
        return new BriefingAddress(chosen is { } begun && begun.Start <= briefings.Now ? begun : briefings.Newest(kind), string.IsNullOrEmpty(area) || !briefings.Knows(area) ? null : area);
    }

    /// <summary>Null for what is none.</summary>
    public static BriefingPeriodKind? KindOf(string? text) =>
        Enum.GetValues<BriefingPeriodKind>().Where(kind => Name(kind) == text).Cast<BriefingPeriodKind?>().FirstOrDefault();

    public static string Name(BriefingPeriodKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The same area and day by another length.</summary>
    public BriefingAddress By(BriefingPeriodKind kind, Instant now)
    {
        var last = Period.End - TimeSpan.FromTicks(1);
        var period = BriefingPeriod.Containing(kind, last);
        return this with { Period = period.Start > now ? BriefingPeriod.Containing(kind, now) : period };
    }

    /// <summary>Name of a file of it, in ASCII.</summary>
    public string FileName(string extension) => $"briefing-{Name(Period.Kind)}-{Period.DateText}{(Area is null ? "" : $"-{string.Concat(Area.Where(char.IsAsciiLetterOrDigit))}")}.{extension}";
}

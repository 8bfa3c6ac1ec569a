using OpsCenter.Core.Alarms;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Tells where a value comes from and what judges it. Made when a viewer asks, not at every step.</summary>
internal static class Explanation
{
    private const int Shown = 12;

    public static TileDetail Of(string tile, IReadOnlyList<LiveSeries> series, Aggregate across, TimeSpan interval, LiveSources sources, Instant now)
    {
        var heard = series.Where(one => one.Latest is not null).Select(one => one.Latest!.Value);
        var ordered = across switch
        {
            Aggregate.Max => heard.OrderByDescending(reading => reading.Value),
            Aggregate.Min => heard.OrderBy(reading => reading.Value),
            _ => heard.OrderByDescending(reading => reading.Time.UnixNanoseconds),
        };
        return new TileDetail(tile, [.. ordered.Take(Shown).Select(reading => Detail(reading, interval, sources, now))], series.Count);
    }

    private static SeriesDetail Detail(Reading reading, TimeSpan interval, LiveSources sources, Instant now) => new()
    {
        Series = reading.Series.Canonical,
        Site = reading.Series.Tag(StandardTags.Site) is { } site && sources.Places.Sites.TryGetValue(site, out var place) ? place.Name : null,
        Device = reading.Series.Tag(StandardTags.Device),
        Pack = reading.Series.Tag(StandardTags.Pack),
        V = reading.Value,
        T = reading.Time.UnixMilliseconds,
        R = reading.ReceivedAt.UnixMilliseconds,
        Q = (int)reading.Quality,
        F = (int)reading.Flags,
        Stale = now > reading.Time + (interval * SeriesGroup.StaleIntervals),
        Judged = Judge(reading, sources),
    };

    private static Judgement? Judge(Reading reading, LiveSources sources)
    {
        if (sources.Alarms.WorstOf(reading.Series) is { } alarm)
        {
            return new Judgement(
                alarm.RuleId, alarm.LevelName, (int)alarm.Severity, alarm.Limit, AlarmIndex.Direction(alarm.Direction), "alarm");
        }

        var limits = sources.LimitsOf(reading.Series).Where(limit => double.IsFinite(limit.Value)).ToList();
        if (limits.Where(limit => limit.IsCrossedBy(reading.Value)).MinBy(limit => limit.Severity) is { } crossed)
        {
            return Of(crossed, "crossed");
        }

        return limits.MinBy(limit => Math.Abs(limit.Value - reading.Value)) is { } next ? Of(next, "within") : null;
    }

    private static Judgement Of(AlarmLimit limit, string state) =>
        new(limit.Rule, limit.Name, (int)limit.Severity, limit.Value, AlarmIndex.Direction(limit.Direction), state);
}

using System.Collections.Concurrent;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Limits;

/// <summary>The rungs that hold for a rule at a site, at each moment. The one place that knows which limit wins. Immutable but for a cache; thread-safe.</summary>
/// <remarks>From the weakest to the strongest: the standard or number of the level, the schedule's, the site's, the schedule's for the site.</remarks>
internal sealed class RungPlan
{
    private readonly AlarmRuleConfig _rule;
    private readonly string _site;
    private readonly bool _isDated;
    private readonly AlarmRung[]? _always;
    private readonly ConcurrentDictionary<(int Schedule, DateOnly Day), AlarmRung[]> _sets = [];

    /// <param name="rule">Compiled for one site.</param>
    /// <param name="site">Empty where no site is named.</param>
    public RungPlan(AlarmRuleConfig rule, string site)
    {
        (_rule, _site) = (rule, site);
        _isDated = rule.Levels.Any(level => level.Standard is { Values.Count: > 1 });
        _always = rule.Schedules.Count == 0 && !_isDated ? Make(-1, default) : null;
    }

    public AlarmRung[] At(Instant at)
    {
        if (_always is not null)
        {
            return _always;
        }

        var key = (ScheduleAt(at), _isDated ? DateOnly.FromDateTime(LocalClock.Local(at)) : default);
        if (_sets.TryGetValue(key, out var rungs))
        {
            return rungs;
        }

        // A day has a set of its own only where a limit is dated: the newest few are enough.
        if (_sets.Count > 16)
        {
            _sets.Clear();
        }

        return _sets.GetOrAdd(key, Make(key.Item1, key.Item2));
    }

    /// <summary>The next moment at which other rungs may hold; null where always the same do.</summary>
    public Instant? NextEdge(Instant after)
    {
        if (_always is not null)
        {
            return null;
        }

        var edge = LocalClock.At(LocalClock.Local(after).Date.AddDays(1));
        foreach (var schedule in _rule.Schedules)
        {
            var own = schedule.NextEdge(after);
            edge = own < edge ? own : edge;
        }

        return edge;
    }

    public LimitOrigin OriginAt(Instant at, int level) =>
        SiteLimits(ScheduleAt(at)) is not null ? LimitOrigin.Site
        : ScheduleAt(at) >= 0 ? LimitOrigin.Pack
        : _rule.Levels[level].Standard?.Origin ?? LimitOrigin.Pack;

    /// <summary>Why this limit: the schedule's name, the standard's source; null for a plain number.</summary>
    public LocalizedText? ReasonAt(Instant at, int level)
    {
        var schedule = ScheduleAt(at);
        return schedule >= 0 && (Own(_rule.Schedules[schedule].SiteLimits) is not null || SiteLimits(-1) is null) ? _rule.Schedules[schedule].Name
            : SiteLimits(-1) is null && _rule.Levels[level].Standard is { } standard ? LocalizedText.Same(standard.Source)
            : null;
    }

    private int ScheduleAt(Instant at)
    {
        for (var i = 0; i < _rule.Schedules.Count; i++)
        {
            if (_rule.Schedules[i].Holds(at))
            {
                return i;
            }
        }

        return -1;
    }

    private AlarmRung[] Make(int schedule, DateOnly day)
    {
        var site = SiteLimits(schedule);
        var limits = site ?? (schedule >= 0 ? _rule.Schedules[schedule].Limits : null);
        return [.. _rule.Levels.Select((level, index) => AlarmRung.From(level, LimitOf(level, index, limits, day), _rule.Direction, _rule.Condition))];
    }

    private static double LimitOf(AlarmLevelConfig level, int index, IReadOnlyList<double>? limits, DateOnly day) =>
        limits is not null ? index < limits.Count ? limits[index] : double.NaN
        : level.Standard is { } standard ? standard.On(day == default ? DateOnly.MaxValue : day)
        : level.Limit;

    private IReadOnlyList<double>? SiteLimits(int schedule) =>
        (schedule >= 0 ? Own(_rule.Schedules[schedule].SiteLimits) : null) ?? Own(_rule.SiteLimits);

    private IReadOnlyList<double>? Own(IReadOnlyDictionary<string, IReadOnlyList<double>> limits) =>
        limits.GetValueOrDefault(_site);
}

using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads of a rule its levels, the limits of single sites and those of seasons and hours.</summary>
internal sealed class AlarmLevelsReader(IReadOnlyCollection<string> siteIds, LimitsReader limits, string pack, AlarmDirection direction, AlarmCondition? condition)
{
    private static readonly Dictionary<string, DayOfWeek> DayNames = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    private bool IsSilence => condition is AlarmCondition.Silence;

    public List<AlarmLevelConfig> ReadLevels(ConfigMap map)
    {
        var levels = new List<AlarmLevelConfig>();
        var node = map.Required("levels", condition is AlarmCondition.Combination ? "[{name: …, severity: high}]" : "[{name: …, severity: high, limit: 4.5}]");
        foreach (var item in node?.Items() ?? [])
        {
            if (item.Map() is { } level && ReadLevel(level) is { } read)
            {
                if (levels.Count > 0 && !IsWorse(levels[^1].Limit, read.Limit))
                {
                    item.Error(
                        $"limit {read.Limit} is not {(direction == AlarmDirection.Above ? "above" : "below")} the milder level's {levels[^1].Limit}",
                        "Order the levels from the mildest to the worst");
                }

                levels.Add(read);
            }
        }

        if (node is { IsList: true } && levels.Count == 0 && !node.Items().Any())
        {
            node.Error("the rule has no level", "Add at least one {name, severity, limit}");
        }

        return levels;
    }

    public Dictionary<string, IReadOnlyList<double>> ReadSites(ConfigMap map, int levels)
    {
        var result = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var (site, node) in map.Optional("sites")?.Members() ?? [])
        {
            if (!siteIds.Contains(site))
            {
                node.Error($"site '{site}' is in no sites.yaml", Nearest.Remedy(site, siteIds));
            }

            result[site] = ReadLimits(node, levels);
        }

        return result;
    }

    public List<AlarmSchedule> ReadSchedules(ConfigMap map, int levels)
    {
        var schedules = new List<AlarmSchedule>();
        foreach (var item in map.OptionalList("schedules"))
        {
            if (item.Map() is { } schedule && ReadSchedule(schedule, levels) is { } read)
            {
                schedules.Add(read);
            }
        }

        return schedules;
    }

    private AlarmLevelConfig? ReadLevel(ConfigMap map)
    {
        var name = map.RequiredLocalized("name");
        map.Required("severity", "high");
        var severity = map.OptionalChoice("severity", SeverityWords.All);
        var (limit, standard) = condition is AlarmCondition.Combination ? (1, null) : ReadLimit(map.Required("limit", IsSilence ? "15m" : "4.5"));
        var deadband = map.Optional("deadband");
        var width = deadband?.Number() ?? 0;
        var recover = map.Optional("recover");
        var back = recover?.Number();
        var onDelay = map.OptionalDuration("onDelay") ?? TimeSpan.Zero;
        var offDelay = map.OptionalDuration("offDelay") ?? TimeSpan.Zero;
        var realarm = map.OptionalDuration("realarm");
        map.ReportUnknownKeys();
        if (width < 0)
        {
            deadband!.Error($"deadband {width} is negative", "Write how far the value must come back, 0 or more");
        }

        if (recover is not null && deadband is not null)
        {
            recover.Error("there is a deadband and a recovery limit", "Write one of them");
        }

        if (back is { } release && limit is { } trigger && !double.IsNaN(trigger) && IsWorse(trigger, release))
        {
            recover!.Error($"recovery limit {release} is beyond the limit {trigger}", $"Write one {(direction == AlarmDirection.Above ? "below" : "above")} it");
        }

        return name is null || severity is not { } worst || limit is not { } value
            ? null
            : new AlarmLevelConfig(name, worst, value, width, onDelay, offDelay, back, realarm) { Standard = standard };
    }

    private (double? Limit, NamedLimit? Standard) ReadLimit(ConfigNode? node)
    {
        if (node is null)
        {
            return (null, null);
        }

        if (IsSilence)
        {
            return (Minutes(node), null);
        }

        if (node.IsNumber || !node.IsScalar || node.IsNull)
        {
            return (node.Number(), null);
        }

        var id = node.Text()!;
        if (limits.Find(pack, id) is { } standard)
        {
            return (standard.Values[^1].Value, standard);
        }

        var known = limits.IdsFor(pack);
        if (known.Count == 0)
        {
            return (node.Number(), null);
        }

        node.Error($"limit '{id}' is no number and in no limits.yaml", Nearest.Remedy(id, known));
        return (null, null);
    }

    private double[] ReadLimits(ConfigNode node, int levels)
    {
        var read = node.Items().Select(item => item.IsNull ? double.NaN : (IsSilence ? Minutes(item) : item.Number()) ?? double.NaN).ToArray();
        if (read.Length != levels)
        {
            node.Error($"has {read.Length} limits for {levels} levels", "Write one limit per level in their order; null where the site has no such level");
        }

        var real = read.Where(limit => !double.IsNaN(limit)).ToArray();
        if (real.Zip(real.Skip(1)).Any(pair => !IsWorse(pair.First, pair.Second)))
        {
            node.Error($"limits [{string.Join(", ", real)}] do not get worse", "Order them from the mildest to the worst, in the rule's direction");
        }

        return read;
    }

    private static double? Minutes(ConfigNode node)
    {
        if (ConfigMap.Duration(node) is not { } span)
        {
            return null;
        }

        if (span <= TimeSpan.Zero)
        {
            node.Error("silence of no length is always there", "Write how long nothing may come, e.g. 15m");
        }

        return span.TotalMinutes;
    }

    private AlarmSchedule? ReadSchedule(ConfigMap map, int levels)
    {
        var name = map.RequiredLocalized("name");
        var season = ReadRange(map.Optional("season"), "\"05-15..10-31\"", ReadDay);
        var days = ReadDays(map.OptionalList("days"));
        var hours = ReadRange(map.Optional("hours"), "\"22:00..06:00\"", ReadHour);
        var tide = map.Optional("tide");
        var spring = tide?.Text() == "spring";
        if (tide is not null && !spring)
        {
            tide.Error($"{tide.Shown()} is no tide", "Write spring");
        }

        var own = map.Required("limits", "[4.0, 5.0]") is { } node ? ReadLimits(node, levels) : [];
        var sites = ReadSites(map, levels);
        map.ReportUnknownKeys();
        if (season is null && days is null && hours is null && !spring)
        {
            map.Node.Error("the schedule says no time", "Add season, days, hours or tide");
            return null;
        }

        return name is null
            ? null
            : new AlarmSchedule
            {
                Name = name,
                FromDay = season?.From,
                ToDay = season?.To,
                Days = days,
                FromHour = hours?.From,
                ToHour = hours?.To,
                SpringTide = spring,
                Limits = own,
                SiteLimits = sites,
            };
    }

    private static HashSet<DayOfWeek>? ReadDays(IEnumerable<ConfigNode> items)
    {
        HashSet<DayOfWeek>? days = null;
        foreach (var item in items)
        {
            days ??= [];
            if (item.Text() is { } text && DayNames.TryGetValue(text, out var day))
            {
                days.Add(day);
            }
            else
            {
                item.Error($"{item.Shown()} is no day", Nearest.Remedy(item.Shown(), DayNames.Keys));
            }
        }

        return days;
    }

    private static (T From, T To)? ReadRange<T>(ConfigNode? node, string example, Func<string, T?> read)
        where T : struct
    {
        if (node?.Text() is not { } text)
        {
            return null;
        }

        if (text.Split("..") is [var first, var last] && read(first) is { } from && read(last) is { } to)
        {
            return (from, to);
        }

        node.Error($"'{text}' is no such range", $"Write {example}");
        return null;
    }

    private static int? ReadDay(string text) =>
        DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month * 100) + day.Day : null;

    private static TimeOnly? ReadHour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    private bool IsWorse(double mild, double worse) => direction == AlarmDirection.Above ? worse > mild : worse < mild;
}

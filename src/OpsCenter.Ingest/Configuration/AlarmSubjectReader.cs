using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads of a rule what it watches: <c>kind</c>, <c>select</c>, <c>direction</c> and the keys of the kind.</summary>
/// <param name="fields">Every field that may be named.</param>
/// <param name="inputs">Takes the rules that combinations name, to be checked when all rules are known.</param>
internal sealed class AlarmSubjectReader(FieldsReader fields, List<(ConfigNode Node, string Rule, CombinationInput Input)> inputs)
{
    private static readonly string[] Kinds = ["level", "deviation", "rate", "silence", "count", "seasonal", "kpi", "boolean"];

    private static readonly Dictionary<string, AlarmDirection> Directions = new(StringComparer.Ordinal)
    {
        ["above"] = AlarmDirection.Above,
        ["below"] = AlarmDirection.Below,
    };

    private static readonly Dictionary<string, AlarmMeasure> Measures = new(StringComparer.Ordinal)
    {
        ["difference"] = AlarmMeasure.Difference,
        ["percent"] = AlarmMeasure.Percent,
        ["sigma"] = AlarmMeasure.Sigma,
    };

    private static readonly Dictionary<string, SeasonLength> Seasons = new(StringComparer.Ordinal) { ["week"] = SeasonLength.Week, ["day"] = SeasonLength.Day };

    private static readonly string[] EventTags = [StandardTags.Pack, StandardTags.Site, StandardTags.Area, StandardTags.Device];

    public AlarmSubject? Read(ConfigMap map, string rule)
    {
        var kind = ReadKind(map);
        if (kind == "boolean")
        {
            var combination = ReadCombination(map, rule);
            return combination is null || rule.Length == 0
                ? null
                : new AlarmSubject(new SeriesSelector(PseudoSeries.Rules, rule, new Dictionary<string, string>()), combination, AlarmDirection.Above);
        }

        var select = map.Required("select", Example(kind));
        var selector = select is null ? null : ReadSelector(select, kind);
        var (direction, both) = ReadDirection(map, kind is "deviation" or "rate" or "seasonal");
        var condition = ReadCondition(map, kind, both);
        return selector is null || condition is null ? null : new AlarmSubject(selector, condition, direction);
    }

    private static string Example(string kind) => kind switch
    {
        "count" => "{event: camera.person}",
        "kpi" => "{kpi: traffic.speed}",
        _ => "{measurement: river, field: level}",
    };

    private static string ReadKind(ConfigMap map)
    {
        var node = map.Optional("kind");
        if (node?.Text() is { } kind && !Kinds.Contains(kind))
        {
            node.Error($"'{kind}' is not one of the choices", Nearest.Remedy(kind, Kinds));
            return "level";
        }

        return node?.Text() ?? "level";
    }

    private static (AlarmDirection Direction, bool Both) ReadDirection(ConfigMap map, bool mayBeBoth)
    {
        var node = map.Optional("direction");
        if (mayBeBoth && node is { IsScalar: true } && node.Text() == "both")
        {
            return (AlarmDirection.Above, true);
        }

        return (map.OptionalChoice("direction", Directions) ?? AlarmDirection.Above, false);
    }

    private AlarmCondition? ReadCondition(ConfigMap map, string kind, bool both) => kind switch
    {
        "deviation" => ReadDeviation(map, both),
        "rate" => ReadRate(map, both),
        "silence" => new AlarmCondition.Silence(),
        "count" => ReadCount(map),
        "seasonal" => ReadSeasonal(map, both),
        "kpi" => ReadKpi(map),
        _ => new AlarmCondition.Level(),
    };

    private AlarmCondition.Deviation? ReadDeviation(ConfigMap map, bool both)
    {
        var against = map.Required("against", "{measurement: river, field: forecast}") is { } node ? ReadSelector(node, "level") : null;
        var join = map.OptionalList("join").Select(item => item.Text() ?? "").ToArray();
        var measure = ReadMeasure(map, sigma: false);
        var within = map.OptionalDuration("within") ?? TimeSpan.FromMinutes(10);
        return against is null ? null : new AlarmCondition.Deviation(against, join.Length == 0 ? [StandardTags.Site] : join, measure, both, within);
    }

    private static AlarmCondition.Rate? ReadRate(ConfigMap map, bool both)
    {
        var over = map.Required("over", "30m") is null ? null : map.OptionalDuration("over");
        var per = map.OptionalDuration("per") ?? TimeSpan.FromHours(1);
        if (over is { } span && (span <= TimeSpan.Zero || span > TimeSpan.FromDays(7)))
        {
            map.Node.Error($"'over: {span}' is no span to take a change over", "Write more than 0s and at most 7d");
            return null;
        }

        return over is { } known && per > TimeSpan.Zero ? new AlarmCondition.Rate(per, known, both) : null;
    }

    private static AlarmCondition.Count? ReadCount(ConfigMap map)
    {
        var window = map.Required("window", "10m") is null ? null : map.OptionalDuration("window");
        var by = new List<string>();
        foreach (var item in map.OptionalList("by"))
        {
            if (item.Text() is { } tag)
            {
                if (!EventTags.Contains(tag))
                {
                    item.Error($"'{tag}' is no tag of events", Nearest.Remedy(tag, EventTags));
                }

                by.Add(tag);
            }
        }

        return window is { } span && span > TimeSpan.Zero ? new AlarmCondition.Count(span, by.Count == 0 ? [StandardTags.Pack, StandardTags.Site] : by) : null;
    }

    private static AlarmCondition.Seasonal? ReadSeasonal(ConfigMap map, bool both)
    {
        var season = map.OptionalChoice("season", Seasons) ?? SeasonLength.Week;
        var periods = map.OptionalNumber("periods") ?? (season == SeasonLength.Week ? 4 : 14);
        var least = map.OptionalNumber("least") ?? 2;
        var measure = ReadMeasure(map, sigma: true);
        var floor = map.OptionalNumber("floor") ?? 0;
        if (periods is < 2 or > 60 || least < 1 || least > periods || floor < 0)
        {
            map.Node.Error($"periods {periods}, least {least}, floor {floor} do not fit", "Write 2 to 60 periods, least 1 to as many, floor 0 or more");
            return null;
        }

        return new AlarmCondition.Seasonal(season, (int)periods, (int)least, measure, both, floor);
    }

    private static AlarmCondition.Kpi? ReadKpi(ConfigMap map)
    {
        var target = map.Required("target", "95")?.Number();
        if (target == 0)
        {
            map.Node.Error("the target is 0, and nothing is a percentage of that", "Watch the KPI's own value: kind: level, select: {measurement: kpi, field: …}");
            return null;
        }

        return target is { } known ? new AlarmCondition.Kpi(known) : null;
    }

    private static AlarmMeasure ReadMeasure(ConfigMap map, bool sigma)
    {
        var measure = map.OptionalChoice("measure", Measures) ?? (sigma ? AlarmMeasure.Sigma : AlarmMeasure.Difference);
        if (measure == AlarmMeasure.Sigma && !sigma)
        {
            map.Optional("measure")!.Error("a deviation between two series has no 'sigma'", "Write difference or percent");
        }

        return measure;
    }

    private AlarmCondition.Combination? ReadCombination(ConfigMap map, string rule)
    {
        var (all, any) = (map.Optional("all"), map.Optional("any"));
        if ((all is null) == (any is null))
        {
            map.Node.Error("needs either 'all' or 'any'", "Add 'all: [{rule: water.flood}, {rule: water.rain}]'");
            return null;
        }

        var found = new List<CombinationInput>();
        foreach (var item in (all ?? any)!.Items())
        {
            if (item.Map() is not { } part)
            {
                continue;
            }

            var name = part.RequiredText("rule", "water.flood");
            var worst = part.OptionalChoice("atLeast", SeverityWords.All) ?? Severity.Low;
            var not = part.OptionalText("not") == "true";
            part.ReportUnknownKeys();
            if (name is not null)
            {
                found.Add(new CombinationInput(name, worst, not));
                inputs.Add((item, rule, found[^1]));
            }
        }

        return found.Count == 0 ? null : new AlarmCondition.Combination(all is not null, found);
    }

    private SeriesSelector? ReadSelector(ConfigNode node, string kind)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var (named, place) = kind switch
        {
            "count" => (map.RequiredText("event", "camera.person"), PseudoSeries.Events),
            "kpi" => (map.RequiredText("kpi", "traffic.speed"), PseudoSeries.Kpis),
            _ => (null, null),
        };
        var measurement = place is null ? map.Required("measurement", "river") : null;
        var field = place is null ? map.Required("field", "level") : null;
        var tags = (map.Optional("tags")?.Members() ?? [])
            .Select(member => (member.Name, Value: member.Value.Text()))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
        map.ReportUnknownKeys();
        if (named is not null)
        {
            if (place == PseudoSeries.Kpis && fields.Find(place, named) is null)
            {
                node.Error($"KPI '{named}' is in no kpis.yaml", Nearest.Remedy(named, fields.FieldsOf(place)));
            }

            return new SeriesSelector(place, named, tags);
        }

        if (measurement?.Text() is not { } measurementName || field?.Text() is not { } fieldName)
        {
            return null;
        }

        FieldReferences.Check(fields, measurement, measurementName, field, fieldName);
        return new SeriesSelector(measurementName, fieldName, tags);
    }
}

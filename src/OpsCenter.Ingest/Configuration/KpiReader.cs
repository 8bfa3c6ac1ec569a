using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads one KPI, all but its formula.</summary>
internal sealed class KpiReader(FieldsReader fields, LimitsReader limits, string pack)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestReach = TimeSpan.FromDays(31);
    private static readonly string[] ScopeWords = ["site", "area", "all"];

    private static readonly Dictionary<string, KpiStepUnit> CalendarSteps =
        Enum.GetValues<KpiStepUnit>().Where(unit => unit != KpiStepUnit.Part).ToDictionary(unit => unit.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, KpiDirection> Directions = Words<KpiDirection>();
    private static readonly Dictionary<string, KpiState> States = Words<KpiState>();
    private static readonly Dictionary<string, KpiPath> Paths = Words<KpiPath>();
    private static readonly Dictionary<string, KpiPeriodRule> Periods = Words<KpiPeriodRule>();

    public KpiDraft? Read(ConfigMap map)
    {
        var id = ReadId(map);
        var name = map.RequiredLocalized("name");
        var unit = map.RequiredText("unit", "\"%\"");
        var decimals = ReadDecimals(map);
        var scope = ReadScope(map);
        var every = map.Required("every", "1h") is { } step ? ReadStep(step) : null;
        var over = ReadOver(map, every);
        var settle = map.OptionalDuration("settle") ?? TimeSpan.FromMinutes(1);
        var (inputs, figures) = ReadInputs(map);
        var formula = map.Required("formula", "mean(level)");
        var draft = new
        {
            Targets = ReadTargets(map),
            Better = map.OptionalChoice("better", Directions) ?? KpiDirection.None,
            Bands = ReadBands(map),
            Period = map.OptionalChoice("period", Periods) ?? KpiPeriodRule.Formula,
            Path = map.Required("path", "sensor") is null ? KpiPath.Sensor : map.OptionalChoice("path", Paths) ?? KpiPath.Sensor,
            Owner = map.OptionalLocalized("owner"),
            Source = map.OptionalLocalized("source"),
            Description = map.OptionalLocalized("description"),
            Forecast = Flag(map, "forecast"),
            Published = Flag(map, "published"),
        };
        if (draft.Period == KpiPeriodRule.Sum && over is { } reach && every is { } length && reach > length.Longest)
        {
            map.Optional("period")!.Error($"Windows of {reach} every '{length}' overlap: their sum counts the same readings many times", "Write max, mean or last, or leave 'over' out");
        }

        map.ReportUnknownKeys();
        if (id is null || name is null || unit is null || every is null || inputs.Count == 0 || formula?.Text() is not { } text)
        {
            return null;
        }

        return new KpiDraft
        {
            Id = id,
            Pack = pack,
            Name = name,
            Unit = unit,
            Decimals = decimals,
            Scope = scope,
            Every = every.Value,
            Over = over,
            Settle = settle,
            Inputs = inputs,
            Figures = figures,
            FormulaNode = formula,
            FormulaText = text,
            Targets = draft.Targets,
            Better = draft.Better,
            Bands = draft.Bands,
            Period = draft.Period,
            Path = draft.Path,
            Owner = draft.Owner,
            Source = draft.Source,
            Description = draft.Description,
            Forecast = draft.Forecast,
            Published = draft.Published,
        };
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static bool Flag(ConfigMap map, string name) =>
        map.OptionalChoice(name, new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false }) ?? false;

    private string? ReadId(ConfigMap map)
    {
        var node = map.Required("id", $"{pack}.share");
        if (node?.Text() is not { } id)
        {
            return null;
        }

        if (!id.StartsWith(pack + ".", StringComparison.Ordinal) || !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '-'))
        {
            node.Error($"'{id}' is not '{pack}.' and a name of small letters, digits, '-' and '.'", $"Write e.g. {pack}.share");
            return null;
        }

        return id;
    }

    private static int ReadDecimals(ConfigMap map)
    {
        var node = map.Optional("decimals");
        var digits = node?.Number() ?? 1;
        if (digits is < 0 or > 9 || digits != Math.Floor(digits))
        {
            node!.Error($"{digits} is not a number of digits", "Write 0 to 9");
            return 1;
        }

        return (int)digits;
    }

    private static KpiScope ReadScope(ConfigMap map)
    {
        if (map.Required("per", "site")?.Text() is not { } word)
        {
            return new KpiScope(KpiScopeKind.All);
        }

        return ScopeWords.Contains(word) ? new KpiScope(Enum.Parse<KpiScopeKind>(word, ignoreCase: true)) : new KpiScope(KpiScopeKind.Tag, word);
    }

    private static KpiStep? ReadStep(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (CalendarSteps.TryGetValue(text, out var unit))
        {
            return new KpiStep(unit);
        }

        if (ConfigMap.Duration(node) is not { } part)
        {
            return null;
        }

        if (part < TimeSpan.FromMinutes(1) || part >= Day || Day.Ticks % part.Ticks != 0)
        {
            node.Error($"'{text}' does not divide a day", "Write a part of a day of 1m or more that divides it, e.g. 5m, 1h, 6h, or day, week, month, quarter, year");
            return null;
        }

        return new KpiStep(KpiStepUnit.Part, part);
    }

    private static TimeSpan? ReadOver(ConfigMap map, KpiStep? every)
    {
        if (map.OptionalDuration("over") is not { } over || every is not { } step)
        {
            return null;
        }

        if (step.IsCalendar || over < step.Shortest || over.Ticks % Math.Min(step.Shortest.Ticks, Day.Ticks) != 0 || over > LongestReach)
        {
            map.Optional("over")!.Error($"{over} is no window that ends where each of '{step}' ends", "Write a multiple of 'every' of at most 31d; months and longer have none");
            return null;
        }

        return over;
    }

    private (IReadOnlyList<KpiInput> Inputs, IReadOnlyList<(ConfigNode Node, KpiInput.Figures Input)> Figures) ReadInputs(ConfigMap map)
    {
        var inputs = new List<KpiInput>();
        var figures = new List<(ConfigNode, KpiInput.Figures)>();
        foreach (var (name, node) in map.Required("inputs", "{level: {measurement: river, field: level}}")?.Members() ?? [])
        {
            if (node.Map() is not { } input || ReadInput(name, input) is not { } read)
            {
                continue;
            }

            inputs.Add(read);
            if (read is KpiInput.Figures figure)
            {
                figures.Add((node, figure));
            }
        }

        return (inputs, figures);
    }

    private KpiInput? ReadInput(string name, ConfigMap map)
    {
        var (kpi, happened) = (map.OptionalText("kpi"), map.OptionalText("event"));
        var tags = (map.Optional("tags")?.Members() ?? [])
            .Select(member => (member.Name, Value: member.Value.Text()))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
        KpiInput? input = kpi is not null
            ? new KpiInput.Figures(name, kpi)
            : happened is not null
                ? new KpiInput.Events(name, happened, map.OptionalText("value"), tags)
                : ReadReadings(name, map, tags);
        map.ReportUnknownKeys();
        return input;
    }

    private KpiInput.Readings? ReadReadings(string name, ConfigMap map, Dictionary<string, string> tags)
    {
        var (measurement, field) = (map.Required("measurement", "river"), map.Required("field", "level"));
        var any = map.OptionalChoice("quality", new Dictionary<string, bool>(StringComparer.Ordinal) { ["good"] = false, ["any"] = true }) ?? false;
        if (measurement?.Text() is not { } place || field?.Text() is not { } column)
        {
            return null;
        }

        FieldReferences.Check(fields, measurement, place, field, column);
        return new KpiInput.Readings(name, new SeriesSelector(place, column, tags), any);
    }

    private List<KpiTarget> ReadTargets(ConfigMap map)
    {
        if (map.Optional("target") is not { } node)
        {
            return [];
        }

        if (node.IsScalar)
        {
            return node.Number() is { } value ? [new KpiTarget(value)] : [];
        }

        if (!node.IsList)
        {
            return ReadNamedTarget(node);
        }

        var targets = new List<KpiTarget>();
        foreach (var item in node.Items())
        {
            if (item.Map() is not { } target)
            {
                continue;
            }

            var value = target.Required("value", "90")?.Number();
            var read = new KpiTarget(value ?? 0, target.OptionalDate("from"), target.OptionalDate("to"), target.OptionalLocalized("source"));
            target.ReportUnknownKeys();
            if (targets.Count > 0 && (read.From is null || read.From <= (targets[^1].From ?? DateOnly.MinValue)))
            {
                item.Error("does not begin after the target before it", "Order the targets by 'from'; only the first may have none");
            }

            targets.Add(read);
        }

        return targets;
    }

    private List<KpiTarget> ReadNamedTarget(ConfigNode node)
    {
        var map = node.Map()!;
        var id = map.RequiredText("limit", "pm25.day");
        map.ReportUnknownKeys();
        if (id is null)
        {
            return [];
        }

        if (limits.Find(pack, id) is not { } limit)
        {
            node.Error($"limit '{id}' is in no limits.yaml", Nearest.Remedy(id, limits.IdsFor(pack)));
            return [];
        }

        return [.. limit.Values.Select(value => new KpiTarget(value.Value, value.From, null, LocalizedText.Same(limit.Source)))];
    }

    private static List<KpiBand> ReadBands(ConfigMap map)
    {
        var bands = new List<KpiBand>();
        foreach (var item in map.OptionalList("bands"))
        {
            if (item.Map() is not { } band)
            {
                continue;
            }

            var from = band.Required("from", "50")?.Number();
            var name = band.RequiredLocalized("name");
            var state = band.OptionalChoice("state", States) ?? KpiState.Unjudged;
            band.ReportUnknownKeys();
            if (bands.Count > 0 && from <= bands[^1].From)
            {
                item.Error("does not begin above the band before it", "Order the bands by rising 'from'");
            }

            if (from is { } bound && name is not null)
            {
                bands.Add(new KpiBand(bound, name, state));
            }
        }

        return bands;
    }
}

using OpsCenter.Core.Configuration;
using OpsCenter.Core.Units;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>units.yaml</c>: who works on incidents, who is on call, and where an incident goes that nobody takes.</summary>
internal sealed class UnitsReader(IReadOnlyCollection<string> areaIds, IReadOnlyCollection<string> packIds)
{
    private const int MaxId = 64;

    private static readonly Dictionary<string, DayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    private static readonly Dictionary<string, EscalationTarget> Targets = new(StringComparer.Ordinal)
    {
        ["on-call"] = EscalationTarget.OnCall,
        ["parent"] = EscalationTarget.Parent,
    };

    private readonly Dictionary<string, (Unit Unit, ConfigNode Node)> _units = new(StringComparer.Ordinal);

    public UnitTree Build() => new([.. _units.Values.Select(pair => pair.Unit)]);

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("units"))
        {
            ReadUnit(node);
        }

        foreach (var (unit, node) in _units.Values)
        {
            CheckParent(unit, node);
        }
    }

    private void ReadUnit(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var idNode = map.Required("id", "dike-team");
        var name = map.RequiredLocalized("name");
        var parent = map.OptionalText("parent");
        var members = Texts(map, "members");
        var packs = Known(map, "packs", packIds, "pack", "no folder under packs");
        var areas = Known(map, "areas", areaIds, "area", "not in areas.yaml");
        var rota = map.OptionalList("rota").Select(item => Shift(item, members)).OfType<RotaShift>().ToArray();
        var steps = Steps(map, parent);
        map.ReportUnknownKeys();
        if (idNode?.Text() is not { } id || name is null)
        {
            return;
        }

        if (id.Length is 0 or > MaxId || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            idNode.Error($"'{id}' cannot be an id of a unit", $"Use up to {MaxId} lower-case letters, digits and '-'");
        }

        var unit = new Unit { Id = id, Name = name, Parent = parent, Members = members, Packs = packs, Areas = areas, Rota = rota, Escalation = steps };
        if (!_units.TryAdd(id, (unit, node)))
        {
            idNode.Error($"unit '{id}' is there twice", "Give one of them another id or remove it");
        }
    }

    private static string[] Texts(ConfigMap map, string name) => [.. map.OptionalList(name).Select(item => item.Text()).OfType<string>()];

    private static string[] Known(ConfigMap map, string name, IReadOnlyCollection<string> known, string what, string problem)
    {
        var found = new List<string>();
        foreach (var item in map.OptionalList(name))
        {
            if (item.Text() is not { } id)
            {
                continue;
            }

            if (known.Contains(id))
            {
                found.Add(id);
            }
            else
            {
                item.Error($"{what} '{id}' is {problem}", Nearest.Remedy(id, known));
            }
        }

        return [.. found];
    }

    private static RotaShift? Shift(ConfigNode node, string[] members)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var whoNode = map.Required("who", "lan");
        var date = map.OptionalDate("date");
        var days = map.OptionalList("days").Select(Day).OfType<DayOfWeek>().Distinct().ToArray();
        var (from, to) = (Clock(map, "from"), Clock(map, "to"));
        map.ReportUnknownKeys();
        if ((date is null) == (days.Length == 0))
        {
            node.Error("the turn has neither weekdays nor a date", "Write 'days: [mon, tue]' or 'date: 2026-11-24', not both");
        }

        if (whoNode?.Text() is not { } who)
        {
            return null;
        }

        if (!members.Contains(who))
        {
            whoNode.Error($"'{who}' is no member of the unit", Nearest.Remedy(who, members));
        }

        return from is { } begin && to is { } end ? new RotaShift(who, days, date, begin, end) : null;
    }

    private static DayOfWeek? Day(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (Days.TryGetValue(text, out var day))
        {
            return day;
        }

        node.Error($"'{text}' is no weekday", Nearest.Remedy(text, Days.Keys));
        return null;
    }

    private static TimeOnly? Clock(ConfigMap map, string name)
    {
        if (map.Required(name, "'07:00'") is not { } node || node.Text() is not { } text)
        {
            return null;
        }

        if (ClockText.TryParse(text) is { } time)
        {
            return time;
        }

        node.Error($"'{text}' is no time of day", "Write HH:mm in quotes, e.g. '07:00'");
        return null;
    }

    private static EscalationStep[] Steps(ConfigMap map, string? parent)
    {
        var steps = new List<EscalationStep>();
        foreach (var node in map.OptionalList("escalation"))
        {
            if (node.Map() is not { } step)
            {
                continue;
            }

            step.Required("after", "15m");
            step.Required("to", "on-call");
            var (after, to) = (step.OptionalDuration("after"), step.OptionalChoice("to", Targets));
            step.ReportUnknownKeys();
            if (to == EscalationTarget.Parent && parent is null)
            {
                node.Error("there is no unit above this one", "Name a 'parent', or escalate to 'on-call'");
            }

            if (after is not { } span || to is not { } target)
            {
                continue;
            }

            if (steps.Count > 0 && span <= steps[^1].After)
            {
                node.Error("comes no later than the step before", "Write the steps in order of 'after', which counts from when the unit got the incident");
            }

            steps.Add(new EscalationStep(span, target));
        }

        return [.. steps];
    }

    private void CheckParent(Unit unit, ConfigNode node)
    {
        if (unit.Parent is { } parent && !_units.ContainsKey(parent))
        {
            node.Errors.Add(node.File, node.Line, $"{node.Key}.parent", $"unit '{parent}' does not exist", Nearest.Remedy(parent, _units.Keys));
            return;
        }

        var steps = 0;
        for (var above = unit.Parent; above is not null && _units.TryGetValue(above, out var next); above = next.Unit.Parent)
        {
            if (above == unit.Id || ++steps > _units.Count)
            {
                node.Error($"unit '{unit.Id}' is above itself", "Correct 'parent' so that the units form a tree");
                return;
            }
        }
    }
}

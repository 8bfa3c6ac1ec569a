using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>kpis.yaml</c>.</summary>
/// <param name="fields">Every field that may be named.</param>
/// <param name="limits">Limits with names.</param>
internal sealed class KpisReader(FieldsReader fields, LimitsReader limits)
{
    private readonly Dictionary<string, KpiDraft> _drafts = new(StringComparer.Ordinal);

    public void Read(ConfigNode root, string pack)
    {
        foreach (var node in root.OnlyList("kpis"))
        {
            if (node.Map() is not { } map || new KpiReader(fields, limits, pack).Read(map) is not { } draft)
            {
                continue;
            }

            if (!_drafts.TryAdd(draft.Id, draft))
            {
                node.Error($"KPI '{draft.Id}' is there twice", "Give each its own id");
            }
        }
    }

    /// <summary>Understands the formulas, each after those it is computed from, and makes their values known as fields.</summary>
    public KpiSet Build()
    {
        var built = new Dictionary<string, KpiDefinition>(StringComparer.Ordinal);
        foreach (var draft in _drafts.Values)
        {
            Build(draft, built, []);
        }

        fields.Add(built.Values.Select(Field));
        return new KpiSet([.. built.Values]);
    }

    /// <summary>What a value of the KPI is, for tiles, rules and history. A value stands at its window's start and is there after its end.</summary>
    private static FieldInfo Field(KpiDefinition kpi) =>
        new(PseudoSeries.Kpis, kpi.Id, kpi.Name, kpi.Unit, kpi.Decimals, kpi.Every.Longest + kpi.Settle, null, null);

    private void Build(KpiDraft draft, Dictionary<string, KpiDefinition> built, List<string> path)
    {
        if (built.ContainsKey(draft.Id))
        {
            return;
        }

        path.Add(draft.Id);
        var complete = true;
        foreach (var (node, input) in draft.Figures)
        {
            if (path.Contains(input.Id))
            {
                node.Error($"KPI '{input.Id}' is computed from itself: {string.Join(" → ", path)} → {input.Id}", "Break the circle");
                complete = false;
            }
            else if (!_drafts.TryGetValue(input.Id, out var other))
            {
                node.Error($"KPI '{input.Id}' is in no kpis.yaml", Nearest.Remedy(input.Id, _drafts.Keys));
                complete = false;
            }
            else
            {
                Build(other, built, path);
                complete &= built.ContainsKey(input.Id);
            }
        }

        path.RemoveAt(path.Count - 1);
        if (complete && Understand(draft, built) is { } formula)
        {
            built[draft.Id] = draft.ToDefinition(formula);
        }
    }

    private Formula? Understand(KpiDraft draft, Dictionary<string, KpiDefinition> built)
    {
        var inputs = draft.Inputs.Select(input => (input.Name, Unit: input switch
        {
            KpiInput.Readings readings => fields.Find(readings.Measurement, readings.Field)?.Unit,
            KpiInput.Figures figures => built.GetValueOrDefault(figures.Id)?.Unit,
            _ => null,
        }));
        var known = limits.IdsFor(draft.Pack).ToDictionary(id => id, id => limits.Find(draft.Pack, id)!.Unit, StringComparer.Ordinal);
        try
        {
            var formula = Formula.Parse(draft.FormulaText, new FormulaSubject([.. inputs], known), draft.Unit);
            var unused = draft.Inputs.Where((_, at) => !formula.Uses(at)).Select(input => input.Name).ToList();
            if (unused.Count > 0)
            {
                draft.FormulaNode.Error($"the formula does not use {string.Join(", ", unused)}", "Use the inputs, or remove them");
            }

            foreach (var part in formula.Parts.Where(part => TimeSpan.FromDays(1).Ticks % part.Ticks != 0))
            {
                draft.FormulaNode.Error($"parts of {part} do not fit into a day", "Write parts that divide a day, e.g. 15m, 1h, 6h, 1d");
            }

            return formula;
        }
        catch (FormulaException problem)
        {
            draft.FormulaNode.Error(problem.Message, problem.Remedy);
            return null;
        }
    }
}

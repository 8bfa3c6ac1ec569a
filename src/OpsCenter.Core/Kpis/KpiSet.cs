using System.Collections.Frozen;

namespace OpsCenter.Core.Kpis;

/// <summary>All KPIs. Immutable; swapped whole on reload.</summary>
public sealed class KpiSet
{
    private readonly FrozenDictionary<string, KpiDefinition> _byId;
    private readonly FrozenDictionary<string, KpiDefinition[]> _dependents;
    private readonly FrozenDictionary<(string Measurement, string Field), KpiDefinition[]> _byInput;
    private readonly KpiDefinition[] _ofEvents;

    /// <param name="definitions">In an order in which each comes after those it is computed from.</param>
    public KpiSet(IReadOnlyList<KpiDefinition> definitions)
    {
        All = definitions;
        _byId = definitions.ToFrozenDictionary(kpi => kpi.Id);
        _dependents = definitions
            .SelectMany(kpi => kpi.Inputs.OfType<KpiInput.Figures>().Select(input => (input.Id, Kpi: kpi)))
            .GroupBy(pair => pair.Id)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Kpi).Distinct().ToArray());
        _byInput = definitions
            .SelectMany(kpi => kpi.Inputs.Where(input => input is not KpiInput.Events).Select(input => (Key: (input.Measurement, input.Field), Kpi: kpi)))
            .GroupBy(pair => pair.Key)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Kpi).Distinct().ToArray());
        _ofEvents = [.. definitions.Where(kpi => kpi.Inputs.Any(input => input is KpiInput.Events))];
    }

    public static KpiSet Empty { get; } = new([]);

    /// <summary>Each comes after those it is computed from.</summary>
    public IReadOnlyList<KpiDefinition> All { get; }

    public KpiDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Those that are computed from it.</summary>
    public IReadOnlyList<KpiDefinition> DependentsOf(string id) => _dependents.GetValueOrDefault(id) ?? [];

    /// <summary>Those that readings of the field go into, whatever their tags.</summary>
    public IReadOnlyList<KpiDefinition> FedBy(string measurement, string field) => _byInput.GetValueOrDefault((measurement, field)) ?? [];

    /// <summary>Those that events of the kind go into.</summary>
    public IEnumerable<KpiDefinition> FedByEvent(string kind) => _ofEvents.Where(kpi => kpi.Inputs.Any(input => input is KpiInput.Events && input.Takes(kind)));
}

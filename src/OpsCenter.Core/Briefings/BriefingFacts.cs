using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>All that was read for a briefing, of all areas. Immutable.</summary>
public sealed record BriefingFacts
{
    public required Instant Now { get; init; }

    /// <summary>Raised in the period.</summary>
    public IReadOnlyList<AlarmOccurrence> Raised { get; init; } = [];

    public IReadOnlyList<AlarmOccurrence> RaisedBefore { get; init; } = [];

    public IReadOnlyList<AlarmOccurrence> RaisedLastYear { get; init; } = [];

    /// <summary>Alarms were recorded by the end of the period before: that there are none means that there were none.</summary>
    public bool RecordedBefore { get; init; } = true;

    /// <inheritdoc cref="RecordedBefore"/>
    public bool RecordedLastYear { get; init; } = true;

    /// <summary>That stood at the end of the period, or stand now.</summary>
    public IReadOnlyList<AlarmOccurrence> Standing { get; init; } = [];

    /// <summary>Open, or changed since the period before began; each once.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Tasks of open incidents, by number.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IncidentTask>> Tasks { get; init; } = new Dictionary<string, IReadOnlyList<IncidentTask>>();

    public IReadOnlyList<KpiDefinition> Kpis { get; init; } = [];

    /// <summary>By KPI.</summary>
    public ILookup<string, BriefingKpiFigure> Figures { get; init; } = Array.Empty<BriefingKpiFigure>().ToLookup(figure => figure.Series.Field);

    /// <summary>Why KPIs have no figure, by id.</summary>
    public IReadOnlyDictionary<string, KpiReason> Reasons { get; init; } = new Dictionary<string, KpiReason>();

    /// <summary>Newest version of each rule, with its title.</summary>
    public IReadOnlyList<RuleVersion> Rules { get; init; } = [];

    /// <summary>Rules in force.</summary>
    public IReadOnlyList<AlarmRuleConfig> RuleTitles { get; init; } = [];

    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    public IReadOnlyList<BriefingSource> Sources { get; init; } = [];

    /// <summary>What others say of the coming period: tables that are due, forecasts.</summary>
    public IReadOnlyList<BriefingComing> Coming { get; init; } = [];

    /// <summary>Somewhere more was there than was read.</summary>
    public bool Truncated { get; init; }
}

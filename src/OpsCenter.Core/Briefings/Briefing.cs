using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>The leader's five minutes: one period of one area. Immutable.</summary>
public sealed record Briefing
{
    public required BriefingPeriod Period { get; init; }

    /// <summary>Id; null for all areas.</summary>
    public string? Area { get; init; }

    /// <summary>Shown name; null for all areas.</summary>
    public LocalizedText? AreaName { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>The period is not over: figures are of its part so far.</summary>
    public bool Running => MadeAt < Period.End;

    /// <summary>The moment at which what is open is told: the end of the period, or now.</summary>
    public Instant AsOf => Running ? MadeAt : Period.End;

    /// <summary>Worst severity first; each has a line, also with zero.</summary>
    public required IReadOnlyList<BriefingAlarmCount> AlarmCounts { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<BriefingAlarm> WorstAlarms { get; init; }

    /// <summary>Of the alarms raised, those nobody acknowledged.</summary>
    public required int Unanswered { get; init; }

    public required int IncidentsOpened { get; init; }

    public required int IncidentsOpenedBefore { get; init; }

    public required int IncidentsClosed { get; init; }

    public required int IncidentsClosedBefore { get; init; }

    /// <summary>Opened or resolved in the period, worst first.</summary>
    public required IReadOnlyList<BriefingIncident> WorstIncidents { get; init; }

    /// <summary>Overdue first, then the worst; the first ones of <see cref="OpenCount"/>.</summary>
    public required IReadOnlyList<BriefingIncident> OpenIncidents { get; init; }

    /// <summary>Incidents open at <see cref="AsOf"/>, listed or not.</summary>
    public required int OpenCount { get; init; }

    /// <summary>Of them those past their deadline.</summary>
    public required int Overdue { get; init; }

    /// <summary>Alarms standing at <see cref="AsOf"/>, listed or not.</summary>
    public required int StandingCount { get; init; }

    /// <summary>That stand at <see cref="AsOf"/>, held ones too; the worst of <see cref="StandingCount"/>.</summary>
    public required IReadOnlyList<BriefingAlarm> Standing { get; init; }

    /// <summary>All KPIs of the area, worst first.</summary>
    public required IReadOnlyList<BriefingKpi> Kpis { get; init; }

    public required IReadOnlyList<BriefingChange> Changes { get; init; }

    /// <summary>Soonest first.</summary>
    public required IReadOnlyList<BriefingComing> Coming { get; init; }

    public required BriefingConfidence Confidence { get; init; }

    /// <summary>Some lists were longer than a briefing tells.</summary>
    public bool Truncated { get; init; }

    public int OffTarget => Kpis.Count(kpi => kpi.IsOff);

    public int Raised => AlarmCounts.Sum(count => count.Count);

    /// <summary>Null where nothing had been recorded yet.</summary>
    public int? RaisedBefore => AlarmCounts.All(count => count.Before is null) ? null : AlarmCounts.Sum(count => count.Before);
}

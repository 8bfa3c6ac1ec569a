using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>A KPI with its newest figures and how it is kept.</summary>
/// <param name="Kpi">Its definition.</param>
/// <param name="Figures">Newest of each scope, in order of the scope.</param>
/// <param name="Progress">Null before its first run.</param>
/// <param name="Waiting">Windows to be computed again because readings came late.</param>
/// <param name="Job">Null before the scheduler knows it.</param>
public sealed record KpiView(KpiDefinition Kpi, IReadOnlyList<Reading> Figures, KpiProgress? Progress, int Waiting, JobView? Job)
{
    /// <summary>The figure that stands for all: the only one, or that of the highest area; null where there is none such.</summary>
    public Reading? Headline { get; init; }

    /// <summary>Why it has no figure, or failed; null where all is well.</summary>
    public KpiReason? Problem => Progress is { Error: { } error } ? new KpiReason(KpiReasonKind.Other, error) : Figures.Count == 0 ? Gap : null;

    /// <summary>Why the first scope without a value in the newest window has none; null where all have.</summary>
    public KpiReason? Gap => Progress?.LastReason is { } reason ? KpiReason.Parse(reason) : null;

    /// <summary>As its target or bands say of a value on a day.</summary>
    public KpiState StateOf(double value, DateOnly day) => Kpi.StateOf(value, day);
}

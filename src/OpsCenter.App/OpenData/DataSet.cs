using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OpenData;

/// <summary>A published KPI as it stands.</summary>
/// <param name="Kpi">What it is.</param>
/// <param name="Newest">Start of the newest window that has a value; null for none yet.</param>
/// <param name="Scopes">Sites, areas or other scopes that have values.</param>
/// <param name="IsFresh">The window after the newest one is not overdue.</param>
public sealed record DataSet(KpiDefinition Kpi, Instant? Newest, int Scopes, bool IsFresh)
{
    /// <summary>The job runs, and what it stores is stored, within this time after a window has settled.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static DataSet Of(KpiDefinition kpi, IReadOnlyCollection<Reading> figures, Instant now)
    {
        Instant? newest = figures.Count == 0 ? null : figures.Max(figure => figure.Time);
        var due = newest is { } start ? kpi.Every.EndOf(kpi.Every.EndOf(start)) + kpi.Settle + Slack : (Instant?)null;
        return new DataSet(kpi, newest, figures.Count, due > now);
    }
}

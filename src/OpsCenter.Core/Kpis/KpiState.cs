namespace OpsCenter.Core.Kpis;

/// <summary>Whether a KPI is as it should be.</summary>
public enum KpiState
{
    /// <summary>Nobody said what it should be.</summary>
    Unjudged,
    Good,
    Warning,
    Bad,
}

namespace OpsCenter.Core.Kpis;

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    None,
    Higher,
    Lower,
}

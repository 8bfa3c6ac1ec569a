namespace OpsCenter.Core.Kpis;

/// <summary>How the value of a longer period comes about.</summary>
public enum KpiPeriodRule
{
    /// <summary>The formula again, over the longer window.</summary>
    Formula,
    Mean,
    Sum,
    Min,
    Max,

    /// <summary>The newest value of the period.</summary>
    Last,
}

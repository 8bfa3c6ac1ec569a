namespace OpsCenter.Core.Kpis;

/// <inheritdoc cref="KpiStep"/>
public enum KpiStepUnit
{
    Part,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

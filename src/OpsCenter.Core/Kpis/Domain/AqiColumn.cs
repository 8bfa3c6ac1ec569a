namespace OpsCenter.Core.Kpis.Domain;

/// <summary>A column of the table of breakpoints.</summary>
public enum AqiColumn
{
    O3Hour,
    O3EightHours,
    Co,
    So2,
    No2,
    Pm10,
    Pm25,
}

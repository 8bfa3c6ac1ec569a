namespace OpsCenter.Core.Kpis;

/// <summary>How the data come in: a leader asks before trusting a figure.</summary>
public enum KpiPath
{
    /// <summary>Measured by devices.</summary>
    Sensor,

    /// <summary>Counted by a sector's system.</summary>
    System,

    /// <summary>Entered by people.</summary>
    Hand,
}

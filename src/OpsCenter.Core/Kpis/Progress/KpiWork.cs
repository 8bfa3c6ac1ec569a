namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Why a window is computed.</summary>
internal enum KpiWork
{
    /// <summary>It is over and settled.</summary>
    Due,

    /// <summary>Readings came after it was computed.</summary>
    Late,

    /// <summary>It was over before its KPI was defined.</summary>
    Past,
}

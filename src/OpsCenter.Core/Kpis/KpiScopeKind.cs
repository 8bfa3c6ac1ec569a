namespace OpsCenter.Core.Kpis;

/// <inheritdoc cref="KpiScope"/>
public enum KpiScopeKind
{
    Site,

    /// <summary>Every node of the dated tree; those above are computed from the same readings, not from the values below.</summary>
    Area,

    /// <summary>One value.</summary>
    All,
    Tag,
}

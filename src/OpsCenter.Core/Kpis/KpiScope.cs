namespace OpsCenter.Core.Kpis;

/// <summary>What each value belongs to.</summary>
/// <param name="Kind">Sites, areas, everything, or the values of a tag.</param>
/// <param name="Tag">For <see cref="KpiScopeKind.Tag"/>; otherwise null.</param>
public readonly record struct KpiScope(KpiScopeKind Kind, string? Tag = null)
{
    /// <summary>As in <c>kpis.yaml</c>.</summary>
    public override string ToString() => Tag ?? Kind.ToString().ToLowerInvariant();
}

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Figures could not be stored now.</summary>
public sealed class KpiNotStoredException(string reason) : Exception(reason);

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Durable home of the KPIs' progress. Thread-safe.</summary>
public interface IKpiStore
{
    Task<IReadOnlyList<KpiProgress>> LoadAsync(CancellationToken cancellation);

    /// <summary>Replaces the KPI's.</summary>
    Task SaveAsync(KpiProgress progress, CancellationToken cancellation);

    /// <summary>For KPIs that are no longer defined; the figures stay.</summary>
    Task ForgetAsync(IReadOnlyCollection<string> kpis, CancellationToken cancellation);
}

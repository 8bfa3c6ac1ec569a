using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Takes figures the way every reading takes: stored, then live state, rules and walls see them.</summary>
public interface IKpiIntake
{
    /// <summary>Returns when they are stored.</summary>
    /// <exception cref="KpiNotStoredException">The store did not take them; they may be offered again.</exception>
    Task StoreAsync(IReadOnlyList<Reading> figures, CancellationToken cancellation);
}

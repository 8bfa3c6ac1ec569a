using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Handover;

/// <summary>Durable handovers. Thread-safe. Nothing but the confirmation is ever added to one that is kept.</summary>
public interface IHandoverStore
{
    /// <returns>The id it got.</returns>
    Task<long> AddAsync(ShiftHandover handover, CancellationToken cancellation);

    /// <summary>False where there is none, or somebody has confirmed it already.</summary>
    Task<bool> ConfirmAsync(long id, string who, Instant at, CancellationToken cancellation);

    /// <summary>Null where there is none.</summary>
    Task<ShiftHandover?> FindAsync(long id, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ShiftHandover>> ListAsync(int limit, CancellationToken cancellation);
}

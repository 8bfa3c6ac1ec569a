using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Events;

/// <summary>Events for those who may read.</summary>
public sealed class EventReading(ITelemetryStore store)
{
    /// <summary>Newest first; null without <see cref="Permission.Read"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<OperationalEvent>?> ListAsync(Caller caller, EventQuery query, CancellationToken cancellation) =>
        caller.Can(Permission.Read)
            ? await Task.Run(async () => await store.EventsAsync(query, cancellation), cancellation) // SQLite answers on the thread that asks, and that is the page's.
            : null;
}

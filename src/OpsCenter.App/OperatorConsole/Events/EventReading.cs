using OpsCenter.App.OperatorConsole.Parts;
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
            ? await Aside.RunAsync(async () => await store.EventsAsync(query, cancellation), cancellation)
            : null;
}

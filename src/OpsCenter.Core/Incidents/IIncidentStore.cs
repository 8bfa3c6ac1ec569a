namespace OpsCenter.Core.Incidents;

/// <summary>Durable home of incidents. Thread-safe, and safe beside other processes.</summary>
public interface IIncidentStore
{
    /// <summary>Saves all or nothing in one transaction; when it returns <see cref="IncidentSaved.Done"/>, it survives a power cut.</summary>
    Task<IncidentSaved> SaveAsync(IncidentBatch batch, CancellationToken cancellation);

    /// <summary>Null where there is none.</summary>
    Task<IncidentFile?> FindAsync(string number, CancellationToken cancellation);

    Task<IncidentPage> ListAsync(IncidentQuery query, CancellationToken cancellation);

    /// <summary>Open incidents that the alarm is linked to, newest first.</summary>
    Task<IReadOnlyList<Incident>> OpenOfAlarmAsync(string alarmId, CancellationToken cancellation);

    /// <summary>Open incidents of a pack at a place, the one with the newest alarm first.</summary>
    Task<IReadOnlyList<Incident>> OpenAtAsync(string? pack, string place, CancellationToken cancellation);

    /// <summary>By event id, the incident in which each citizen's request is worked on; of a merged one the one that goes on. What has none is left out.</summary>
    Task<IReadOnlyDictionary<string, Incident>> OfRequestsAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellation);

    /// <summary>Up to which transition of alarms incidents have been made; null before the first.</summary>
    Task<long?> AlarmProgressAsync(CancellationToken cancellation);
}

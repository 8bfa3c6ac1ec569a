using OpsCenter.Core.Incidents;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>A store whose process dies at one save: before it, or after it and before anybody hears of it.</summary>
internal sealed class MortalStore(IIncidentStore inner, int dies, bool afterwards) : IIncidentStore
{
    private int _saves;

    public async Task<IncidentSaved> SaveAsync(IncidentBatch batch, CancellationToken cancellation)
    {
        var last = ++_saves == dies;
        if (last && !afterwards)
        {
            throw new IOException("killed");
        }

        var saved = await inner.SaveAsync(batch, cancellation);
        return last ? throw new IOException("killed") : saved;
    }

    public Task<IncidentFile?> FindAsync(string number, CancellationToken cancellation) => inner.FindAsync(number, cancellation);

    public Task<IncidentPage> ListAsync(IncidentQuery query, CancellationToken cancellation) => inner.ListAsync(query, cancellation);

    public Task<IReadOnlyList<Incident>> OpenOfAlarmAsync(string alarmId, CancellationToken cancellation) => inner.OpenOfAlarmAsync(alarmId, cancellation);

    public Task<IReadOnlyList<Incident>> OpenAtAsync(string? pack, string place, CancellationToken cancellation) => inner.OpenAtAsync(pack, place, cancellation);

    public Task<IReadOnlyDictionary<string, Incident>> OfRequestsAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellation) => inner.OfRequestsAsync(eventIds, cancellation);

    public Task<long?> AlarmProgressAsync(CancellationToken cancellation) => inner.AlarmProgressAsync(cancellation);
}

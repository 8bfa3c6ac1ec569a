using System.Text;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.Ingest.Tests.Pipeline;

/// <summary>Keeps entries, copying what is only borrowed; refuses when told to.</summary>
internal sealed class ListQuarantine : IQuarantineStore
{
    private readonly Lock _lock = new();
    private readonly List<QuarantineEntry> _kept = [];
    private long _last;

    public IReadOnlyList<(string Source, string Topic, string? Device, string Reason, string Payload)> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _kept.Select(entry => (entry.Source, entry.Topic, entry.Device, entry.Reason, Encoding.UTF8.GetString(entry.Payload.Span)))];
            }
        }
    }

    public bool Refuses { get; set; }

    public ValueTask AddAsync(IReadOnlyList<QuarantineEntry> entries, CancellationToken cancellation)
    {
        if (Refuses)
        {
            throw new IOException("disk full");
        }

        lock (_lock)
        {
            _kept.AddRange(entries.Select(entry => entry with { Id = ++_last, Payload = entry.Payload.ToArray() }));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<QuarantineEntry>> ListAsync(string? search, int skip, int take, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<QuarantineEntry>>([.. Found(search).Reverse().Skip(skip).Take(take)]);
        }
    }

    public ValueTask<IReadOnlyList<QuarantineEntry>> AfterAsync(string? search, long after, int take, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<QuarantineEntry>>([.. Found(search).Where(entry => entry.Id > after).Take(take)]);
        }
    }

    public ValueTask<long> RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return ValueTask.FromResult((long)_kept.RemoveAll(entry => ids.Contains(entry.Id)));
        }
    }

    public ValueTask<QuarantineTotals> TotalsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    private IEnumerable<QuarantineEntry> Found(string? search) => _kept.Where(entry => search is null || entry.Topic.Contains(search, StringComparison.Ordinal));
}

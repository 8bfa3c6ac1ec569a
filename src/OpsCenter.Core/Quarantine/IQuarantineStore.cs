namespace OpsCenter.Core.Quarantine;

/// <summary>Durable, bounded by count, bytes and age (oldest go first, counted).</summary>
public interface IQuarantineStore
{
    /// <summary>On disk when it returns. Throws <see cref="IOException"/> where the disk refuses: the caller must not acknowledge.</summary>
    ValueTask AddAsync(IReadOnlyList<QuarantineEntry> entries, CancellationToken cancellation);

    /// <summary>Newest first; <paramref name="search"/> is looked for in source, topic, device and reason, null for all.</summary>
    ValueTask<IReadOnlyList<QuarantineEntry>> ListAsync(string? search, int skip, int take, CancellationToken cancellation);

    /// <summary>Oldest first, beginning after the id <paramref name="after"/>: for going through all without missing what others remove meanwhile.</summary>
    ValueTask<IReadOnlyList<QuarantineEntry>> AfterAsync(string? search, long after, int take, CancellationToken cancellation);

    /// <summary>Takes out what need not be kept any more; answers how many there were. Not counted as dropped.</summary>
    ValueTask<long> RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellation);

    ValueTask<QuarantineTotals> TotalsAsync(CancellationToken cancellation);
}

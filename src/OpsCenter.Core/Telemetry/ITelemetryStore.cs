namespace OpsCenter.Core.Telemetry;

/// <summary>Durable home of readings and events: the embedded store, or InfluxDB behind a spool.</summary>
/// <remarks>Thread-safe. One caller commits at a time (the committer); any number read.</remarks>
public interface ITelemetryStore
{
    /// <summary>As of the last commit or the store's own last look, which comes every second.</summary>
    StoreHealth Health => StoreHealth.Fine;

    /// <summary>Stores the batch; when it answers Accepted the data survives a power cut. Idempotent on (series, time) and event id.</summary>
    /// <remarks>
    /// A second reading with equal (series, time) replaces the first only where its value differs, and is then flagged revised.
    /// Never throws for bad data or a database that is down: that is the outcome's business.
    /// </remarks>
    ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation);

    /// <summary>Newest reading of each selected series that still exists.</summary>
    ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation);

    /// <summary>One item per series that has readings in the range, in canonical order, streamed.</summary>
    /// <exception cref="StoreUnavailableException">The database that holds history does not answer; only where it is not embedded.</exception>
    IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, CancellationToken cancellation);

    ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation);

    /// <summary>All known series that match, in canonical order.</summary>
    ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation);

    /// <summary>Deletes readings and events of <paramref name="measurement"/> (null: of all without a rule of their own) older than <paramref name="before"/>; answers how many.</summary>
    ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation);

    /// <summary>Time of the oldest reading of the selected series, or one before it (InfluxDB looks at all series of their fields); null where there is none, and where the store keeps no past.</summary>
    /// <exception cref="StoreUnavailableException">The database that holds history does not answer; only where it is not embedded.</exception>
    ValueTask<Instant?> OldestAsync(SeriesSelector selector, CancellationToken cancellation) => ValueTask.FromResult<Instant?>(null);

    /// <summary>Time of the oldest event of the kind, or of one that begins with it and a dot; null as there.</summary>
    ValueTask<Instant?> OldestEventAsync(string kind, CancellationToken cancellation) => ValueTask.FromResult<Instant?>(null);
}

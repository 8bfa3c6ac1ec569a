using System.Diagnostics.Metrics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>The present of the whole centre in memory: newest reading per series and the last events per pack.</summary>
/// <remarks>
/// Fed by the committer only, so it never shows what a crash could lose. Bounded: beyond <paramref name="maxSeries"/>
/// new series are not followed and counted as refused.
/// </remarks>
public sealed class LiveState(int maxSeries = LiveState.DefaultMaxSeries) : ICommittedTelemetrySink
{
    public const int DefaultMaxSeries = 200_000;
    private const int SlopeSeedPoints = 200_000;
    private static readonly Meter Meter = new("OpsCenter.Live");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("opscenter.live.series.refused");
    private static readonly Counter<long> Repeated = Meter.CreateCounter<long>("opscenter.live.readings.repeated");
    private readonly TrailMap<SeriesKey, LiveSeries> _byKey = new();
    private readonly Lock _writing = new();
    private LiveSeries[] _series = new LiveSeries[64];
    private int _count;
    private long _unseenCommit;

    /// <summary>Before alarms and screens.</summary>
    public int Order => 0;

    /// <summary>Series followed; they are numbered from 0 in order of appearance and never go away.</summary>
    public int Count => Volatile.Read(ref _count);

    public RecentEvents Events { get; } = new();

    /// <param name="index">Below a <see cref="Count"/> read before.</param>
    public LiveSeries this[int index] => Volatile.Read(ref _series)[index];

    /// <summary>Null where the series has never been heard.</summary>
    public LiveSeries? Find(SeriesKey key) => _byKey.Find(key);

    public void OnCommitted(CommittedBatch batch)
    {
        lock (_writing)
        {
            foreach (var reading in batch.Readings)
            {
                if (Follow(reading.Series) is { } series && !series.Offer(reading))
                {
                    Repeated.Add(1);
                }
            }
        }

        if (batch.NewEvents.Count > 0)
        {
            Events.Add(batch.NewEvents);
        }

        Interlocked.CompareExchange(ref _unseenCommit, batch.CommittedAt.UnixNanoseconds, 0);
    }

    /// <summary>When the oldest batch was stored that came in since the call before; null where none did. Measures how late screens are.</summary>
    public Instant? TakeUnseenCommit() =>
        Interlocked.Exchange(ref _unseenCommit, 0) is var taken and not 0 ? new Instant(taken) : null;

    /// <summary>Takes over what the store knows, so that a restart shows the last values with their true age.</summary>
    public async Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        var hour = new RangeQuery(
            SeriesSelector.All, now - TimeSpan.FromHours(1), now, TimeSpan.FromMinutes(1), Aggregate.Last, TimeSpan.Zero, SlopeSeedPoints);
        var latest = await store.LatestAsync(SeriesSelector.All, cancellation);
        try
        {
            await foreach (var points in store.QueryAsync(hour, cancellation))
            {
                Recall(points);
            }
        }
        catch (StoreUnavailableException)
        {
            // The past is missing, not the present: slopes come back with the readings.
        }

        OnCommitted(new CommittedBatch(latest, [], now));
        var events = await store.EventsAsync(
            new EventQuery(now - TimeSpan.FromDays(7), now + TimeSpan.FromMinutes(5), Limit: RecentEvents.SeedLimit), cancellation);
        Events.Add(events);
    }

    /// <summary>Minutes of the hour before the first reading, for the slope.</summary>
    internal void Recall(SeriesPoints points)
    {
        lock (_writing)
        {
            if (Follow(points.Series) is not { } series)
            {
                return;
            }

            foreach (var point in points.Points)
            {
                series.Recall(point.Time, point.Value);
            }
        }
    }

    private LiveSeries? Follow(SeriesKey key)
    {
        if (_byKey.Next(key) is { } known)
        {
            return known;
        }

        if (_count >= maxSeries)
        {
            Refused.Add(1);
            return null;
        }

        var series = new LiveSeries(key);
        _byKey.Set(key, series);
        if (_count == _series.Length)
        {
            var larger = new LiveSeries[_series.Length * 2];
            _series.CopyTo(larger, 0);
            Volatile.Write(ref _series, larger);
        }

        _series[_count] = series;
        Volatile.Write(ref _count, _count + 1);
        return series;
    }
}

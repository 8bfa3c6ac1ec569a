using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Hands out the series cache of the field catalogue in force. Thread-safe.</summary>
internal sealed class LineSeriesSource(ILiveConfig<FieldCatalogue> catalogue, SeriesInterner interner)
{
    private LineSeriesCache _cache = new(catalogue.Current, interner.Limit);

    public SeriesInterner Interner => interner;

    public LineSeriesCache Current
    {
        get
        {
            // Two threads may both make the new cache; the loser's fills again, nothing is lost.
            var cache = Volatile.Read(ref _cache);
            var inForce = catalogue.Current;
            if (!ReferenceEquals(cache.Catalogue, inForce))
            {
                Volatile.Write(ref _cache, cache = new LineSeriesCache(inForce, interner.Limit));
            }

            return cache;
        }
    }
}

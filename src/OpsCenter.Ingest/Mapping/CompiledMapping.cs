using System.Collections.Concurrent;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>All sources of a configuration, with the routes found so far. Thread-safe.</summary>
internal sealed class CompiledMapping(IReadOnlyList<CompiledSource> sources, Places places, FieldCatalogue fields)
{
    private const int MostRoutes = 100_000;
    private readonly ConcurrentDictionary<string, TopicRoute[]> _routes = new(StringComparer.Ordinal);

    public IReadOnlyList<CompiledSource> Sources => sources;

    /// <summary>The sources whose topic matches, in the order of the files but with those of one format together; empty where none does.</summary>
    public TopicRoute[] Route(string topic, SeriesInterner interner, DeviceMemory memory)
    {
        if (_routes.TryGetValue(topic, out var known))
        {
            return known;
        }

        var context = new MappingContext(places, fields, interner, memory);
        TopicRoute[] routes =
        [
            .. sources
                .Select(source => (source, values: source.Topic.Match(topic)))
                .Where(match => match.values is not null)
                .Select(match => new TopicRoute(match.source, match.values!, context))
                .GroupBy(route => route.Source.Format)
                .SelectMany(group => group),
        ];

        // A flood of invented topics must not fill memory; those beyond are matched each time.
        return _routes.Count < MostRoutes ? _routes.GetOrAdd(topic, routes) : routes;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>All sources of a configuration, with the routes found so far. Thread-safe.</summary>
internal sealed class CompiledMapping(IReadOnlyList<CompiledSource> sources, Places places, FieldCatalogue fields)
{
    private const int MostRoutes = 100_000;
    private static readonly JsonDocumentOptions JsonLimits = new() { MaxDepth = 32 };
    private readonly ConcurrentDictionary<string, TopicRoute[]> _routes = new(StringComparer.Ordinal);

    public IReadOnlyList<CompiledSource> Sources => sources;

    /// <summary>The sources whose topic matches, in the order of the files; empty where none does.</summary>
    public TopicRoute[] Route(string topic, SeriesInterner interner)
    {
        if (_routes.TryGetValue(topic, out var known))
        {
            return known;
        }

        var context = new MappingContext(places, fields, interner);
        TopicRoute[] routes =
        [
            .. sources
                .Select(source => (source, values: source.Topic.Match(topic)))
                .Where(match => match.values is not null)
                .Select(match => new TopicRoute(match.source, match.values!, context)),
        ];

        // A flood of invented topics must not fill memory; those beyond are matched each time.
        return _routes.Count < MostRoutes ? _routes.GetOrAdd(topic, routes) : routes;
    }

    /// <summary>Maps a payload by every route that takes it.</summary>
    public static void Map(in IngestMessage message, TopicRoute[] routes, DecodedMessage into)
    {
        into.Source = routes[0].Source.Id;
        try
        {
            using var document = routes[0].Source.Format == PayloadFormat.Scalar
                ? Scalar(message.Payload.Span)
                : JsonDocument.Parse(message.Payload, JsonLimits);
            Map(message, routes, document.RootElement, into);
        }
        catch (JsonException exception)
        {
            into.Problem($"not JSON: {exception.Message}");
        }

        into.RejectProblems(message.Payload);
    }

    private static void Map(in IngestMessage message, TopicRoute[] routes, JsonElement root, DecodedMessage into)
    {
        var run = into.Run;
        var taken = false;
        foreach (var route in routes)
        {
            run.Begin(message, into, route.Source, root, route.Variables);
            if (!Condition.AllHold(route.Source.When, run, root))
            {
                continue;
            }

            if (!taken)
            {
                into.Source = route.Source.Id;
                taken = true;
            }

            RunSource(run, route, into);
        }

        if (!taken)
        {
            into.Problem($"no condition of {string.Join(", ", routes.Select(route => route.Source.Id))} holds for this payload");
        }
    }

    private static void RunSource(MappingRun run, TopicRoute route, DecodedMessage into)
    {
        var before = into.Readings.Count + into.Events.Count;
        var device = route.Source.Device is { } template ? template.Render(run, run.Root) : run.Message.Device;
        foreach (var block in route.Source.Blocks)
        {
            run.Device = device;
            run.Site = device is null ? null : route.Context.Places.SiteOfDevice(device);
            block.Run(run, route);
        }

        // An error body is valid JSON too; it must not vanish as "nothing to store".
        if (into.Readings.Count + into.Events.Count == before && !run.LeftOut && !run.SawMissing && !into.HasProblems)
        {
            into.Problem($"nothing that {route.Source.Id} looks for is in the payload");
        }
    }

    /// <summary>A payload that is one value becomes a JSON text or number.</summary>
    private static JsonDocument Scalar(ReadOnlySpan<byte> payload) =>
        JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(System.Text.Encoding.UTF8.GetString(payload)));
}

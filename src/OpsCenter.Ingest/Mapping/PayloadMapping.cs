using System.Text.Json;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Maps one payload by every route that takes it.</summary>
internal static class PayloadMapping
{
    public static void Map(in IngestMessage message, TopicRoute[] routes, DecodedMessage into)
    {
        into.Source = routes[0].Source.Id;
        try
        {
            var taken = false;
            string? unreadable = null;
            for (var from = 0; from < routes.Length;)
            {
                var format = routes[from].Source.Format;
                var to = from + 1;
                while (to < routes.Length && ReferenceEquals(routes[to].Source.Format, format))
                {
                    to++;
                }

                taken |= MapGroup(message, routes.AsSpan(from, to - from), into, ref unreadable);
                from = to;
            }

            if (!taken && !into.HasProblems)
            {
                into.Problem(unreadable ?? $"no condition of {string.Join(", ", routes.Select(route => route.Source.Id))} holds for this payload");
            }
        }
        catch (InvalidOperationException exception) when (exception.TargetSite?.DeclaringType?.Assembly == typeof(JsonElement).Assembly)
        {
            // Found only when such a text is asked for: half of a surrogate pair, or bytes that are no UTF-8.
            into.Problem($"a text in it is broken: {exception.Message}");
        }

        into.RejectProblems(message.Payload);
    }

    /// <summary>Routes of one format: the payload is read once for all of them. True where at least one took it.</summary>
    private static bool MapGroup(in IngestMessage message, ReadOnlySpan<TopicRoute> routes, DecodedMessage into, ref string? unreadable)
    {
        var format = routes[0].Source.Format;
        var tree = into.Run.Tree;
        using var document = format.Parse(Input(message, routes[0]), tree);
        if (document is null)
        {
            unreadable ??= tree.Problems.Count > 0 ? tree.Problems[0] : "cannot be read";
            return false;
        }

        if (format.IsRecords)
        {
            MapRecords(message, routes, document.RootElement, into);
        }
        else if (!MapOne(message, routes, document.RootElement, into))
        {
            return false;
        }

        foreach (var problem in tree.Problems)
        {
            into.Problem(problem);
        }

        return true;
    }

    /// <summary>A payload without any record is an empty file, no mistake.</summary>
    private static void MapRecords(in IngestMessage message, ReadOnlySpan<TopicRoute> routes, JsonElement records, DecodedMessage into)
    {
        foreach (var record in records.EnumerateArray())
        {
            into.Record++;
            if (!MapOne(message, routes, record, into))
            {
                into.Problem($"no condition of {Names(routes)} holds");
            }
        }

        into.Record = 0;
    }

    private static bool MapOne(in IngestMessage message, ReadOnlySpan<TopicRoute> routes, JsonElement root, DecodedMessage into)
    {
        var run = into.Run;
        var before = into.Readings.Count + into.Events.Count + into.ProblemCount;
        var taken = false;
        var explained = false;
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

            if (route.Source.Embedded is null)
            {
                RunSource(run, route);
            }
            else
            {
                RunEmbedded(run, route);
            }

            explained |= run.LeftOut || run.SawMissing || route.Source.Blocks.Length == 0;
        }

        // An error body is valid JSON too; it must not vanish as "nothing to store".
        if (taken && !explained && into.Readings.Count + into.Events.Count + into.ProblemCount == before)
        {
            into.Problem($"nothing that {into.Source} looks for is in the payload");
        }

        return taken;
    }

    private static void RunEmbedded(MappingRun run, TopicRoute route)
    {
        using var whole = route.Source.Embedded!.Open(run, run.Root, Input(run.Message, route));
        run.Root = whole?.RootElement ?? run.Root;
        RunSource(run, route);
    }

    private static void RunSource(MappingRun run, TopicRoute route)
    {
        var device = route.Source.Device is { } template ? template.Render(run, run.Root) : run.Message.Device;
        foreach (var block in route.Source.Blocks)
        {
            run.Device = device;
            run.Site = device is null ? null : route.Context.Places.SiteOfDevice(device);
            block.Run(run, route);
        }
    }

    private static FormatInput Input(in IngestMessage message, TopicRoute route) =>
        new(message.Payload, message.Topic, message.ReceivedAt, route.Context.Memory);

    private static string Names(ReadOnlySpan<TopicRoute> routes)
    {
        var names = new List<string>();
        foreach (var route in routes)
        {
            names.Add(route.Source.Id);
        }

        return string.Join(", ", names);
    }
}

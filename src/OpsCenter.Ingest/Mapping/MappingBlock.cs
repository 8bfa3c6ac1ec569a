using System.Text.Json;
using System.Text.Json.Nodes;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Mapping;

/// <summary>A <c>readings</c> or <c>events</c> item: where it fans out, when it applies, whose and when it is.</summary>
internal abstract class MappingBlock
{
    /// <summary>Bound on what one payload may fan out to: a mistake or an attack, no device has so many channels.</summary>
    private const int MostItems = 10_000;

    public JsonPath? Each { get; init; }

    /// <summary>List of names for items that are lists of values (<c>fields[]</c> + <c>data[][]</c>); null where items carry their names.</summary>
    public JsonPath? Columns { get; init; }

    public required Condition[] When { get; init; }

    /// <summary>Null: the source's device.</summary>
    public Template? Device { get; init; }

    /// <summary>Null: the source's time.</summary>
    public TimeReader? Time { get; init; }

    /// <summary>Runs the block on every item it fans out to.</summary>
    public void Run(MappingRun run, TopicRoute route)
    {
        var budget = MostItems;
        Walk(run, route, run.Root, 0, 0, ref budget);
    }

    protected abstract void Emit(MappingRun run, TopicRoute route, JsonElement item);

    protected bool TryTime(MappingRun run, JsonElement item, out Instant time, out ReadingFlags flags)
    {
        if (Time is not null && (run.Source.Time is null || Time.IsIn(run, item)))
        {
            return Time.TryRead(run, item, out time, out flags);
        }

        // An item without a time of its own has that of the payload around it.
        if (run.SourceTime is { } known)
        {
            (time, flags) = known;
            return true;
        }

        time = run.Message.ReceivedAt;
        flags = ReadingFlags.None;
        if (run.Source.Time is { } source && !source.TryRead(run, run.Root, out time, out flags))
        {
            return false;
        }

        run.SourceTime = (time, flags);
        return true;
    }

    private void Walk(MappingRun run, TopicRoute route, JsonElement item, int step, int level, ref int budget)
    {
        if (Each is null || step == Each.Steps.Length)
        {
            // Steps behind the last fan-out lead into its item: that item is then the one around.
            run.Enter(step > 0 && Each!.Steps[^1].Kind is PathStepKind.EachItem or PathStepKind.EachMember ? level : level + 1, item);
            Visit(run, route, item, ref budget);
            return;
        }

        var current = Each.Steps[step];
        if (current.Kind is PathStepKind.Property or PathStepKind.Index or PathStepKind.Where)
        {
            if (JsonPath.TryStep(item, current, out var value))
            {
                Walk(run, route, value, step + 1, level, ref budget);
            }
        }
        else if (current.Kind == PathStepKind.EachMember && item.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in item.EnumerateObject())
            {
                if (current.Variable >= 0)
                {
                    run.SetVariable(current.Variable, member.Name);
                }

                run.Enter(level + 1, member.Value);
                Walk(run, route, member.Value, step + 1, level + 1, ref budget);
            }
        }
        else if (current.Kind == PathStepKind.EachItem && item.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            WalkItems(run, route, item, step, level, ref budget);
        }
    }

    private void WalkItems(MappingRun run, TopicRoute route, JsonElement list, int step, int level, ref int budget)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            run.Enter(level + 1, list);
            Walk(run, route, list, step + 1, level + 1, ref budget);
            return;
        }

        foreach (var value in list.EnumerateArray())
        {
            run.Enter(level + 1, value);
            Walk(run, route, value, step + 1, level + 1, ref budget);
        }
    }

    private void Visit(MappingRun run, TopicRoute route, JsonElement item, ref int budget)
    {
        if (budget-- <= 0)
        {
            if (budget == -1)
            {
                run.Into.Problem($"{Each?.Text}: more than {MostItems} items in one payload");
            }

            return;
        }

        if (Columns is not null && Named(run, ref item) is { } problem)
        {
            run.Into.Problem(problem);
            return;
        }

        if (!Condition.AllHold(When, run, item))
        {
            run.LeftOut = true;
            return;
        }

        Emit(run, route, item);
    }

    /// <summary>Gives the values of a row their names. Null, or why that cannot be.</summary>
    private string? Named(MappingRun run, ref JsonElement row)
    {
        if (!Columns!.TryGet(run, run.Root, out var names) || names.ValueKind != JsonValueKind.Array)
        {
            return $"{Columns.Text}: no list of column names";
        }

        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != names.GetArrayLength())
        {
            return $"{Each?.Text}: a row does not have the {names.GetArrayLength()} values that {Columns.Text} names";
        }

        // Not disposed: the row is used as long as the block runs, and what is not pooled needs no returning.
        row = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject(names.EnumerateArray().Zip(row.EnumerateArray(), (name, value) =>
                KeyValuePair.Create(JsonText.Of(name) ?? "", JsonElementNode(value))).DistinctBy(pair => pair.Key)))).RootElement;
        return null;
    }

    private static JsonNode? JsonElementNode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };
}

using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>
/// A compiled path into a payload's tree: <c>a.b</c>, <c>a[0].b</c>, <c>a[-1]</c>, <c>values[type=P1].value</c>, <c>"key.with.dots".x</c>,
/// <c>key\.with\.dots</c>; <c>$</c> is the payload's root, <c>$.a</c> a path from it, <c>^.a</c> one from the item
/// around the present one, <c>.</c> the present one itself. In <c>each</c> also <c>[*]</c>, <c>*</c> and <c>{name}</c>.
/// What is no list counts as a list of one: XML cannot tell the two apart, and many devices do not either.
/// </summary>
internal sealed class JsonPath
{
    private JsonPath(string text, bool fromRoot, int up, PathStep[] steps)
    {
        Text = text;
        FromRoot = fromRoot;
        Up = up;
        Steps = steps;
    }

    public string Text { get; }

    public bool FromRoot { get; }

    /// <summary>Fan-outs to go back before the steps: <c>^.name</c> is of the item that holds the list.</summary>
    public int Up { get; }

    public PathStep[] Steps { get; }

    public bool FansOut => Steps.Any(step => step.Kind is PathStepKind.EachItem or PathStepKind.EachMember);

    /// <summary>Null with a problem where the text is no path.</summary>
    public static JsonPath? Parse(string text, Func<string, int> slotOf, out string problem)
    {
        problem = "";
        if (text == ".")
        {
            return new JsonPath(text, fromRoot: false, up: 0, []);
        }

        var rest = text.AsSpan();
        var fromRoot = rest.StartsWith("$");
        rest = fromRoot ? rest[1..] : rest;
        var up = rest.Length - rest.TrimStart('^').Length;
        rest = rest[up..];
        var steps = new List<PathStep>();
        if (!fromRoot && up == 0 && rest.IsEmpty)
        {
            problem = "the path is empty";
            return null;
        }

        var first = !fromRoot && up == 0;
        while (!rest.IsEmpty)
        {
            if (rest[0] == '.' && !first)
            {
                rest = rest[1..];
                if (rest.IsEmpty || rest[0] is '.' or '[')
                {
                    problem = "a name is missing after '.'";
                    return null;
                }
            }
            else if (rest[0] != '[' && !first)
            {
                problem = $"'.' is missing before '{rest}'";
                return null;
            }

            if (PathStepParser.Read(ref rest, slotOf, out problem) is not { } step)
            {
                return null;
            }

            steps.Add(step);
            first = false;
        }

        return new JsonPath(text, fromRoot, up, [.. steps]);
    }

    /// <summary>Follows the path; false where something on it is absent. Only for paths that do not fan out.</summary>
    public bool TryGet(MappingRun run, JsonElement item, out JsonElement value)
    {
        value = FromRoot ? run.Root : Up == 0 ? item : run.Ancestor(Up);
        foreach (var step in Steps)
        {
            if (!TryStep(value, step, out value))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryStep(JsonElement from, in PathStep step, out JsonElement value)
    {
        if (step.Kind == PathStepKind.Property)
        {
            if (from.ValueKind == JsonValueKind.Object && from.TryGetProperty(step.Name, out value))
            {
                return true;
            }
        }
        else if (step.Kind == PathStepKind.Where)
        {
            return TryFind(from, step, out value);
        }
        else if (from.ValueKind == JsonValueKind.Array)
        {
            var index = step.Index < 0 ? from.GetArrayLength() + step.Index : step.Index;
            if (index >= 0 && index < from.GetArrayLength())
            {
                value = from[index];
                return true;
            }
        }
        else if (step.Index is 0 or -1 && from.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            value = from;
            return true;
        }

        value = default;
        return false;
    }

    private static bool TryFind(JsonElement from, in PathStep step, out JsonElement value)
    {
        if (from.ValueKind == JsonValueKind.Object && Is(from, step))
        {
            value = from;
            return true;
        }

        if (from.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in from.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && Is(item, step))
                {
                    value = item;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private static bool Is(JsonElement item, in PathStep step) =>
        item.TryGetProperty(step.Name, out var member)
        && (member.ValueKind == JsonValueKind.String ? member.ValueEquals(step.Value) : JsonText.Of(member) == step.Value);
}

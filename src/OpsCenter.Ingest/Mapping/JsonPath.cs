using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>
/// A compiled path into a payload's tree: <c>a.b</c>, <c>a[0].b</c>, <c>a[-1]</c>, <c>values[type=P1].value</c>, <c>"key.with.dots".x</c>,
/// <c>key\.with\.dots</c>; <c>$</c> is the payload's root, <c>$.a</c> a path from it. In <c>each</c> also <c>[*]</c>, <c>*</c> and <c>{name}</c>.
/// What is no list counts as a list of one: XML cannot tell the two apart, and many devices do not either.
/// </summary>
internal sealed class JsonPath
{
    private JsonPath(string text, bool fromRoot, PathStep[] steps)
    {
        Text = text;
        FromRoot = fromRoot;
        Steps = steps;
    }

    public string Text { get; }

    public bool FromRoot { get; }

    public PathStep[] Steps { get; }

    public bool FansOut => Steps.Any(step => step.Kind is PathStepKind.EachItem or PathStepKind.EachMember);

    /// <summary>Null with a problem where the text is no path.</summary>
    public static JsonPath? Parse(string text, Func<string, int> slotOf, out string problem)
    {
        problem = "";
        var rest = text.AsSpan();
        var fromRoot = rest.StartsWith("$");
        rest = fromRoot ? rest[1..] : rest;
        var steps = new List<PathStep>();
        if (!fromRoot && rest.IsEmpty)
        {
            problem = "the path is empty";
            return null;
        }

        var first = !fromRoot;
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

            if (ReadStep(ref rest, slotOf, out problem) is not { } step)
            {
                return null;
            }

            steps.Add(step);
            first = false;
        }

        return new JsonPath(text, fromRoot, [.. steps]);
    }

    /// <summary>Follows the path; false where something on it is absent. Only for paths that do not fan out.</summary>
    public bool TryGet(JsonElement root, JsonElement item, out JsonElement value)
    {
        value = FromRoot ? root : item;
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

    private static PathStep? ReadStep(ref ReadOnlySpan<char> rest, Func<string, int> slotOf, out string problem)
    {
        problem = "";
        switch (rest[0])
        {
            case '[':
                return ReadIndex(ref rest, out problem);
            case '{':
                var end = rest.IndexOf('}');
                if (end < 2)
                {
                    problem = "'{' without a name and '}'";
                    return null;
                }

                var name = rest[1..end].ToString();
                rest = rest[(end + 1)..];
                return new PathStep(PathStepKind.EachMember, Variable: slotOf(name));
            case '*':
                rest = rest[1..];
                return new PathStep(PathStepKind.EachMember);
            default:
                return ReadName(ref rest, out problem);
        }
    }

    private static PathStep? ReadIndex(ref ReadOnlySpan<char> rest, out string problem)
    {
        problem = "";
        var end = EndOfBrackets(rest);
        var inside = end > 0 ? rest[1..end] : default;
        rest = end > 0 ? rest[(end + 1)..] : default;
        if (inside is "*")
        {
            return new PathStep(PathStepKind.EachItem);
        }

        if (int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return new PathStep(PathStepKind.Index, Index: index);
        }

        var equals = inside.IndexOf('=');
        if (equals > 0)
        {
            return new PathStep(
                PathStepKind.Where, Encoding.UTF8.GetBytes(Unquoted(inside[..equals].Trim())), Value: Unquoted(inside[(equals + 1)..].Trim()));
        }

        problem = "'[' needs a number, * or key=value, and ']'";
        return null;
    }

    private static string Unquoted(ReadOnlySpan<char> text) =>
        (text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text).ToString();

    /// <summary>A bracket within quotes is part of a name.</summary>
    private static int EndOfBrackets(ReadOnlySpan<char> text)
    {
        var quote = '\0';
        for (var i = 1; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == ']')
            {
                return i;
            }

            quote = quote == '\0' && text[i] is '"' or '\'' && quote == '\0' ? text[i] : text[i] == quote ? '\0' : quote;
        }

        return -1;
    }

    private static PathStep? ReadName(ref ReadOnlySpan<char> rest, out string problem)
    {
        problem = "";
        var name = new StringBuilder();
        var quote = rest[0] is '"' or '\'' ? rest[0] : '\0';
        var i = quote == '\0' ? 0 : 1;
        for (; i < rest.Length; i++)
        {
            var c = rest[i];
            if (quote != '\0' ? c == quote : c is '.' or '[')
            {
                break;
            }

            if (c == '\\' && i + 1 < rest.Length)
            {
                c = rest[++i];
            }

            name.Append(c);
        }

        if (quote != '\0' && i >= rest.Length)
        {
            problem = "the quoted name has no end";
            return null;
        }

        rest = rest[(quote == '\0' ? i : i + 1)..];
        return new PathStep(PathStepKind.Property, Encoding.UTF8.GetBytes(name.ToString()));
    }
}

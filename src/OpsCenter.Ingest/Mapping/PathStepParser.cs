using System.Globalization;
using System.Text;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Reads the steps of a <see cref="JsonPath"/>.</summary>
internal static class PathStepParser
{
    /// <summary>Takes the next step off <paramref name="rest"/>; null with a problem where there is none.</summary>
    public static PathStep? Read(ref ReadOnlySpan<char> rest, Func<string, int> slotOf, out string problem)
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

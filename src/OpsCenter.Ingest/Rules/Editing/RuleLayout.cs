using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>Where the rules of an <c>alarms.yaml</c> stand, found by the parser itself: what looks like a rule inside a text is none.</summary>
/// <param name="Blocks">In the file's order.</param>
/// <param name="AfterKey">Offset after <c>alarms:</c>; -1 where the file has no such key.</param>
/// <param name="AfterValue">Offset after an empty list; else as <paramref name="AfterKey"/>.</param>
internal sealed record RuleLayout(IReadOnlyList<RuleBlock> Blocks, int AfterKey, int AfterValue)
{
    /// <summary>YAML 1.1 takes these for ends of lines, an editor does not.</summary>
    private static readonly char[] StrangeBreaks = ['\u0085', '\u2028', '\u2029'];

    /// <summary>Null where it is no YAML, or its rules are no block list.</summary>
    public static RuleLayout? Of(string text)
    {
        if (text.AsSpan().IndexOfAny(StrangeBreaks) >= 0 || text.Replace("\r\n", "\n", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return Read(text, [.. LineStarts(text)]);
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The scanner throws more than it says on broken texts.
            return null;
        }
    }

    private static RuleLayout? Read(string text, int[] starts)
    {
        var parser = new Parser(new StringReader(text));
        var nothing = new RuleLayout([], -1, -1);
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            return nothing;
        }

        parser.Consume<DocumentStart>();
        if (!parser.TryConsume<MappingStart>(out _))
        {
            return parser.Accept<Scalar>(out var scalar) && string.IsNullOrEmpty(scalar.Value) ? nothing : null;
        }

        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (key.Value != "alarms")
            {
                parser.SkipThisAndNestedEvents();
                continue;
            }

            return ReadList(parser, text, starts, Offset(starts, key.End) + 1);
        }

        return nothing;
    }

    private static RuleLayout? ReadList(Parser parser, string text, int[] starts, int afterKey)
    {
        if (parser.TryConsume<Scalar>(out var nothing))
        {
            return string.IsNullOrEmpty(nothing.Value) ? new RuleLayout([], afterKey, afterKey) : null;
        }

        if (!parser.TryConsume<SequenceStart>(out var list))
        {
            return null;
        }

        if (list.Style == SequenceStyle.Flow)
        {
            return parser.TryConsume<SequenceEnd>(out var end) ? new RuleLayout([], afterKey, Offset(starts, end.Start) + 1) : null;
        }

        var blocks = new List<RuleBlock>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadRule(parser, text, starts) is not { } block)
            {
                return null;
            }

            blocks.Add(block);
        }

        return new RuleLayout(blocks, afterKey, afterKey);
    }

    /// <summary>Null where the item is no map with an id on lines of its own.</summary>
    private static RuleBlock? ReadRule(Parser parser, string text, int[] starts)
    {
        if (!parser.TryConsume<MappingStart>(out var first))
        {
            return null;
        }

        var begin = (int)first.Start.Line - 1;
        var (last, depth, id, expectsKey) = (first.Start, 1, (string?)null, true);
        var isId = false;
        for (; depth > 0; parser.MoveNext())
        {
            switch (parser.Current)
            {
                case Scalar scalar:
                    last = Later(last, scalar.End);
                    (id, isId) = depth == 1 && isId ? (scalar.Value, false) : (id, depth == 1 && expectsKey && scalar.Value == "id");
                    expectsKey = depth == 1 ? !expectsKey : expectsKey;
                    break;
                case MappingStart or SequenceStart:
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    depth--;
                    last = text.ElementAtOrDefault(Offset(starts, parser.Current.Start)) is '}' or ']' ? Later(last, parser.Current.Start) : last;
                    expectsKey |= depth == 1;
                    break;
                case null:
                    return null;
            }
        }

        var dash = Line(text, starts, begin);
        return id is null || !dash.TrimStart().StartsWith('-')
            ? null
            : Block(id, text, starts, begin, (int)last.Line - (last.Column == 1 ? 2 : 1));
    }

    /// <summary>With the comments below it that are deeper than its dash; without blank lines at the end.</summary>
    private static RuleBlock Block(string id, string text, int[] starts, int begin, int last)
    {
        var depth = Depth(Line(text, starts, begin));
        var end = last;
        for (var line = last + 1; line < starts.Length; line++)
        {
            var content = Line(text, starts, line);
            if (content.TrimStart().StartsWith('#') && Depth(content) > depth)
            {
                end = line;
            }
            else if (!content.IsWhiteSpace())
            {
                break;
            }
        }

        while (end > begin && Line(text, starts, end).IsWhiteSpace())
        {
            end--;
        }

        return new RuleBlock(id, starts[begin], end + 1 < starts.Length ? starts[end + 1] : text.Length, depth);
    }

    private static Mark Later(Mark one, Mark other) => other.Line > one.Line || (other.Line == one.Line && other.Column > one.Column) ? other : one;

    /// <summary>The end of the text may be told as a line of its own.</summary>
    private static int Offset(int[] starts, Mark mark) => mark.Line > starts.Length ? int.MaxValue : starts[mark.Line - 1] + (int)mark.Column - 1;

    private static ReadOnlySpan<char> Line(string text, int[] starts, int line) =>
        text.AsSpan(starts[line]..(line + 1 < starts.Length ? starts[line + 1] : text.Length)).TrimEnd("\r\n");

    private static int Depth(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;

    private static IEnumerable<int> LineStarts(string text)
    {
        yield return 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                yield return i + 1;
            }
        }
    }
}

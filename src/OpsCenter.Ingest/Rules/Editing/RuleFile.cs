using System.Text;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>
/// The text of an <c>alarms.yaml</c> as its rules. A rule is changed by replacing its own lines; comments, order and every byte of the other rules stay. Immutable.
/// </summary>
/// <remarks>A rule taken out is an <c>alarms.yaml</c> of its own, so one reader serves for all. Comments above a rule at the depth of its dash belong to the file, deeper ones to the rule before.</remarks>
public sealed class RuleFile
{
    /// <summary>How a rule taken out is indented.</summary>
    private const int OwnDepth = 2;

    private const string Head = "alarms:\n";
    private readonly string _text;
    private readonly RuleLayout _layout;

    private RuleFile(string text, RuleLayout layout) => (_text, _layout) = (text, layout);

    public static RuleFile Empty { get; } = Parse("")!;

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<string> Ids => [.. _layout.Blocks.Select(block => block.Id)];

    public string Text => _text;

    private string NewLine => _text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && _text[at - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Null where the rules are no block list, one below the other: such a file is only changed by hand.</summary>
    public static RuleFile? Parse(string text) => RuleLayout.Of(text) is { } layout ? new RuleFile(text, layout) : null;

    /// <summary>The rules of several such texts in one.</summary>
    public static string Join(IEnumerable<string> rules) => Head + string.Join('\n', rules.Select(rule => rule[(rule.IndexOf('\n', StringComparison.Ordinal) + 1)..]));

    /// <summary>The rule alone, comments included; null where it is not in the file.</summary>
    public string? Cut(string id)
    {
        if (Find(id) is not { } block)
        {
            return null;
        }

        var text = new StringBuilder(Head);
        foreach (var line in Lines(block))
        {
            text.Append(line.Length == 0 ? "" : new string(' ', OwnDepth) + line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>1-based line of the file at which the rule begins; 0 where it is not in it.</summary>
    public int LineOf(string id) => Find(id) is { } block ? _text.AsSpan(0, block.Begin).Count('\n') + 1 : 0;

    /// <summary>With the rule as given: in its place where it is in the file, else at the end.</summary>
    /// <param name="rule">A text with one rule, as <see cref="Cut"/> gives it.</param>
    /// <exception cref="ArgumentException">It holds no rule, or several.</exception>
    public RuleFile With(string rule)
    {
        var alone = Parse(rule.ReplaceLineEndings("\n")) is { _layout.Blocks.Count: 1 } parsed
            ? parsed
            : throw new ArgumentException("not one rule", nameof(rule));
        var lines = alone.Lines(alone._layout.Blocks[0]);
        return Find(alone._layout.Blocks[0].Id) is { } block ? Replace(block, lines) : Append(lines);
    }

    /// <summary>Without the rule; itself where it is not in the file.</summary>
    public RuleFile Without(string id)
    {
        if (Find(id) is not { } block)
        {
            return this;
        }

        if (_layout.Blocks.Count == 1)
        {
            return Reparse(string.Concat(_text.AsSpan(0, _layout.AfterKey), " []", _text.AsSpan(_layout.AfterKey, block.Begin - _layout.AfterKey), _text.AsSpan(block.End)));
        }

        // One of the two blank lines around it goes with it.
        var (begin, end) = (block.Begin, block.End);
        if (end < _text.Length && BlankAt(end) is > 0 and var after)
        {
            end += after;
        }

        return Reparse(string.Concat(_text.AsSpan(0, begin), _text.AsSpan(end)));
    }

    private RuleFile Replace(RuleBlock block, IReadOnlyList<string> lines)
    {
        var text = Indented(lines, block.Depth);
        var ended = block.End > block.Begin && _text[block.End - 1] == '\n';
        return Reparse(string.Concat(_text.AsSpan(0, block.Begin), ended ? text : text.TrimEnd('\r', '\n'), _text.AsSpan(block.End)));
    }

    private RuleFile Append(IReadOnlyList<string> lines)
    {
        if (_layout.Blocks.Count > 0)
        {
            var last = _layout.Blocks[^1];
            var gap = _text[last.End - 1] == '\n' ? NewLine : NewLine + NewLine;
            return Reparse(string.Concat(_text.AsSpan(0, last.End), gap, Indented(lines, last.Depth), _text.AsSpan(last.End)));
        }

        if (_layout.AfterKey < 0)
        {
            var gap = _text.Length == 0 || _text.EndsWith('\n') ? "" : NewLine;
            return Reparse(string.Concat(_text, gap, "alarms:" + NewLine, Indented(lines, OwnDepth)));
        }

        // After "alarms:", in place of an empty list.
        var (from, rest) = (_layout.AfterKey, _layout.AfterValue);
        var line = _text.IndexOf('\n', rest) is >= 0 and var at ? at + 1 : _text.Length;
        var tail = line == _text.Length && !_text.EndsWith('\n') ? NewLine : "";
        return Reparse(string.Concat(string.Concat(_text.AsSpan(0, from), _text.AsSpan(rest, line - rest), tail), Indented(lines, OwnDepth), _text[line..]));
    }

    private static RuleFile Reparse(string text) => Parse(text) ?? throw new ArgumentException("the rule breaks the file's layout");

    private RuleBlock? Find(string id) => _layout.Blocks.FirstOrDefault(block => block.Id == id);

    private List<string> Lines(RuleBlock block)
    {
        var lines = _text[block.Begin..block.End].ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return [.. lines.Select(line => line.TrimEnd().Length == 0 ? "" : line[Math.Min(block.Depth, line.Length - line.TrimStart(' ').Length)..])];
    }

    private string Indented(IEnumerable<string> lines, int depth)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Length == 0 ? "" : new string(' ', depth) + line).Append(NewLine);
        }

        return text.ToString();
    }

    /// <summary>Length of the blank line there; 0 where there is none.</summary>
    private int BlankAt(int offset)
    {
        var end = _text.IndexOf('\n', offset);
        return end >= 0 && string.IsNullOrWhiteSpace(_text[offset..end]) ? end + 1 - offset : 0;
    }
}

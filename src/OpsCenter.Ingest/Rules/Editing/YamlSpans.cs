using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>Where the nodes of a YAML text stand in it.</summary>
internal sealed class YamlSpans
{
    private readonly string _text;
    private readonly List<int> _lines = [0];

    public YamlSpans(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    public static bool IsFlow(YamlNode node) => node is YamlMappingNode { Style: MappingStyle.Flow } or YamlSequenceNode { Style: SequenceStyle.Flow };

    /// <summary>From its first sign to after its last; the parser counts what follows a block as part of it, this does not.</summary>
    public (int Begin, int End) Of(YamlNode node)
    {
        var begin = Offset(node.Start.Line, node.Start.Column);
        var end = node switch
        {
            YamlMappingNode { Style: not MappingStyle.Flow, Children: { Count: > 0 } pairs } => Of(pairs[^1].Value) is var value && value.End > Of(pairs[^1].Key).End ? value.End : Of(pairs[^1].Key).End + 1,
            YamlSequenceNode { Style: not SequenceStyle.Flow, Children: [.., var last] } => Of(last).End,
            YamlMappingNode or YamlSequenceNode => Closing(node, begin),
            _ => Trimmed(begin, Offset(node.End.Line, node.End.Column)),
        };
        return (begin, Math.Max(begin, end));
    }

    public static int Column(YamlNode node) => (int)node.Start.Column - 1;

    public int LineBegin(int offset) => offset == 0 ? 0 : _text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Of the line's end, its break not included.</summary>
    public int LineEnd(int offset) => _text.IndexOf('\n', offset) is >= 0 and var at ? at : _text.Length;

    /// <summary>Spaces before the dash of the block item that begins there.</summary>
    public int DashColumn(int itemBegin)
    {
        var line = LineBegin(itemBegin);
        return _text.IndexOf('-', line) - line;
    }

    private int Offset(long line, long column) => line > _lines.Count ? _text.Length : Math.Min(_text.Length, _lines[(int)line - 1] + (int)column - 1);

    /// <summary>After the bracket that closes a flow collection: nothing but spaces, comments and a comma stand between its last child and that.</summary>
    private int Closing(YamlNode node, int begin)
    {
        var from = node switch
        {
            YamlMappingNode { Children: { Count: > 0 } pairs } => Math.Max(Of(pairs[^1].Key).End, Of(pairs[^1].Value).End),
            YamlSequenceNode { Children: [.., var last] } => Of(last).End,
            _ => begin + 1,
        };
        var close = node is YamlMappingNode ? '}' : ']';
        for (var i = from; i < _text.Length; i++)
        {
            if (_text[i] == close)
            {
                return i + 1;
            }

            if (_text[i] == '#')
            {
                i = LineEnd(i);
            }
        }

        return _text.Length;
    }

    private int Trimmed(int begin, int end)
    {
        while (end > begin && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }
}

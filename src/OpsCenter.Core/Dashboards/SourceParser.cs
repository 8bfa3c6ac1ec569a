using System.Text.Json;

namespace OpsCenter.Core.Dashboards;

/// <summary>Reads JSON (comments and trailing commas allowed) into nodes with lines.</summary>
internal ref struct SourceParser
{
    private const int MaxDepth = 16;
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private long _countedTo;
    private int _line;

    private SourceParser(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _line = 1;
        _reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
    }

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SourceNode Parse(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var parser = new SourceParser(bytes.StartsWith(mark) ? bytes[3..] : bytes);
        try
        {
            parser._reader.Read();
            var root = parser.Value("");
            while (parser._reader.Read())
            {
            }

            return root;
        }
        catch (InvalidOperationException problem)
        {
            // The reader takes half a surrogate pair for a text until somebody asks for it.
            throw new JsonException("A text is not valid Unicode", path: null, parser._line - 1, bytePositionInLine: null, problem);
        }
    }

    private SourceNode Value(string path)
    {
        var line = LineHere();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return new SourceNode(JsonValueKind.Object, line, path, "", Members(path), []);
            case JsonTokenType.StartArray:
                return new SourceNode(JsonValueKind.Array, line, path, "", [], Elements(path));
            case JsonTokenType.String:
                return new SourceNode(JsonValueKind.String, line, path, _reader.GetString()!, [], []);
            case JsonTokenType.Number:
                return new SourceNode(JsonValueKind.Number, line, path, System.Text.Encoding.ASCII.GetString(_reader.ValueSpan), [], []);
            case JsonTokenType.True:
                return new SourceNode(JsonValueKind.True, line, path, "true", [], []);
            case JsonTokenType.False:
                return new SourceNode(JsonValueKind.False, line, path, "false", [], []);
            default:
                return new SourceNode(JsonValueKind.Null, line, path, "null", [], []);
        }
    }

    private List<KeyValuePair<string, SourceNode>> Members(string path)
    {
        var members = new List<KeyValuePair<string, SourceNode>>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = _reader.GetString()!;
            _reader.Read();
            members.Add(new(name, Value(path.Length == 0 ? name : $"{path}.{name}")));
        }

        return members;
    }

    private List<SourceNode> Elements(string path)
    {
        var elements = new List<SourceNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(Value($"{path}[{elements.Count}]"));
        }

        return elements;
    }

    private int LineHere()
    {
        var here = _reader.TokenStartIndex;
        _line += _bytes[(int)_countedTo..(int)here].Count((byte)'\n');
        _countedTo = here;
        return _line;
    }
}

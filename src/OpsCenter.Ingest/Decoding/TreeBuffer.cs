using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>Where a format writes its tree. Reused; one user at a time.</summary>
internal sealed class TreeBuffer
{
    private const int LargestKept = 1 << 20;

    // Validation would cost a third of the writing; a tree that is not JSON after all is caught when it is parsed.
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private ArrayBufferWriter<byte>? _bytes;
    private Utf8JsonWriter? _writer;

    /// <summary>What could not be understood so far.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>A writer on the emptied buffer.</summary>
    public Utf8JsonWriter Begin()
    {
        if (_bytes is null || _bytes.Capacity > LargestKept)
        {
            _bytes = new ArrayBufferWriter<byte>(1024);
        }

        _bytes.ResetWrittenCount();
        Problems.Clear();
        _writer ??= new Utf8JsonWriter(_bytes, Options);
        _writer.Reset(_bytes);
        return _writer;
    }

    public void Problem(string problem)
    {
        if (Problems.Count < FormatLimits.Problems)
        {
            Problems.Add(problem);
        }
    }

    /// <summary>What was written since <see cref="Begin"/>, as a tree.</summary>
    public JsonDocument? Parse()
    {
        _writer!.Flush();
        try
        {
            return JsonDocument.Parse(_bytes!.WrittenMemory, new JsonDocumentOptions { MaxDepth = FormatLimits.TreeDepth });
        }
        catch (JsonException exception)
        {
            Problem($"cannot be shown as a tree: {exception.Message}");
            return null;
        }
    }

    /// <summary>A number; JSON has no NaN and infinity, so those become the texts that a field then refuses or knows as missing.</summary>
    public static void WriteNumber(Utf8JsonWriter tree, double value)
    {
        if (double.IsFinite(value))
        {
            tree.WriteNumberValue(value);
        }
        else
        {
            tree.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The same with the digits that a float has: 21.4, not 21.399999618530273. No overload, or an integer would come here.</summary>
    public static void WriteSingle(Utf8JsonWriter tree, float value)
    {
        if (float.IsFinite(value))
        {
            tree.WriteNumberValue(value);
        }
        else
        {
            WriteNumber(tree, value);
        }
    }
}

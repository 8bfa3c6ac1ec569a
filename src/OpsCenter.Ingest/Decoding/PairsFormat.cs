using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>
/// Names and values in turn: UltraLight 2.0 <c>t|15|k|abc#t|20</c> (equal <paramref name="assign"/> and <paramref name="separator"/>), a query
/// <c>t=15&amp;h=40</c>. Each group is a record.
/// </summary>
internal sealed class PairsFormat(char separator, char assign, char? group) : TreeFormat
{
    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var text = Text.Of(input.Payload).Trim();
        if (text.Length == 0)
        {
            return Refuse(buffer, "the payload is empty");
        }

        var groups = group is { } mark ? text.Split(mark, FormatLimits.Records + 1) : [text];
        tree.WriteStartArray();
        for (var i = 0; i < Math.Min(groups.Length, FormatLimits.Records); i++)
        {
            tree.WriteStartObject();
            WriteGroup(groups[i], i + 1, tree, buffer);
            tree.WriteEndObject();
        }

        tree.WriteEndArray();
        return true;
    }

    private void WriteGroup(string text, int number, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOf(assign);
            var end = at < 0 ? -1 : rest[(at + 1)..].IndexOf(separator);
            if (at <= 0)
            {
                buffer.Problem($"group {number}: '{Shown(rest)}' is no name{assign}value");
                return;
            }

            var value = end < 0 ? rest[(at + 1)..] : rest.Slice(at + 1, end);
            tree.WriteString(rest[..at], value);
            rest = end < 0 ? default : rest[(at + end + 2)..];
        }
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "…");
}

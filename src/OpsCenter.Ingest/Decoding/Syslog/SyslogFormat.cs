using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Syslog;

/// <summary>
/// Syslog, RFC 5424 and RFC 3164, told apart by the version number. Several messages may share a payload: counted in bytes (RFC 6587,
/// 3.4.1) or one per line. Each is a record; see <see cref="SyslogMessage"/> for its names.
/// </summary>
internal sealed class SyslogFormat(TimeZoneInfo zone) : TreeFormat
{
    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var parser = new SyslogParser(zone, input.ReceivedAt);
        var rest = Text.WithoutMark(input.Payload).Span;
        var number = 0;
        tree.WriteStartArray();
        while (!(rest = rest.TrimStart("\r\n\0 "u8)).IsEmpty)
        {
            if (++number > FormatLimits.Records)
            {
                buffer.Problem($"more than {FormatLimits.Records} messages");
                break;
            }

            if (!TryFrame(ref rest, out var frame, out var problem))
            {
                buffer.Problem($"message {number}: {problem}");
                break;
            }

            var message = new SyslogMessage();
            if (parser.Parse(Encoding.UTF8.GetString(frame), message) is { } broken)
            {
                buffer.Problem($"message {number}: {broken}");
            }
            else
            {
                message.Write(tree);
            }
        }

        tree.WriteEndArray();
        return number > 0 || Refuse(buffer, "the payload is empty");
    }

    private static bool TryFrame(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> frame, out string problem)
    {
        problem = "";
        if (rest[0] is < (byte)'1' or > (byte)'9')
        {
            var end = EndOfLine(rest);
            frame = rest[..end].TrimEnd("\r\n\0"u8);
            rest = rest[end..];
            return true;
        }

        frame = default;
        var blank = rest.IndexOf((byte)' ');
        if (blank is < 1 or > 9 || !int.TryParse(rest[..blank], out var length))
        {
            problem = "neither '<' nor a length in bytes";
            return false;
        }

        if (length > rest.Length - blank - 1)
        {
            problem = $"announces {length} bytes but {rest.Length - blank - 1} follow";
            return false;
        }

        frame = rest.Slice(blank + 1, length);
        rest = rest[(blank + 1 + length)..];
        return true;
    }

    /// <summary>A line feed ends a message only where another begins: texts may have line feeds of their own.</summary>
    private static int EndOfLine(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] is (byte)'\n' or 0 && text[i + 1] == '<')
            {
                return i;
            }
        }

        return text.Length;
    }
}

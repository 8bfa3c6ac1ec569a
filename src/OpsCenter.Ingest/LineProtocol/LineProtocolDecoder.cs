using System.Buffers;
using System.Text;
using System.Text.Unicode;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>
/// InfluxDB line protocol: good lines become readings, bad ones go to quarantine with their number and reason, as InfluxDB's partial
/// write does. Booleans become 1 and 0; text fields are passed over and counted, for a reading is a number.
/// </summary>
/// <remarks>Thread-safe. Integers beyond 2^53 lose their last digits: values are doubles.</remarks>
internal sealed class LineProtocolDecoder(LineSeriesSource series, string source, long precisionNanoseconds = 1, bool keepHistory = false) : IPayloadDecoder
{
    /// <summary>Bytes of bad lines kept of one message.</summary>
    private const int MostBadBytes = 64 * 1024;
    private const int LongestShown = 120;

    /// <summary>Lines that room is made for at once; a body of empty ones must not cost more.</summary>
    private const int MostExpected = 16_384;

    public string SourceOf(string topic) => source;

    public void Decode(in IngestMessage message, DecodedMessage into)
    {
        into.Source = source;
        var cache = series.Current;
        var rest = message.Payload.Span;
        var number = 0;
        ArrayBufferWriter<byte>? bad = null;
        LineSeries? current = null;
        into.Readings.EnsureCapacity(Math.Min(rest.Count((byte)'\n') + 1, MostExpected));
        while (!rest.IsEmpty)
        {
            number++;
            var length = LineScanner.LineLength(rest);
            var line = Trim(rest[..length]);
            rest = rest[Math.Min(length + 1, rest.Length)..];
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                continue;
            }

            var before = into.Readings.Count;
            if (DecodeLine(line, cache, ref current, message, into) is { } error)
            {
                into.Readings.RemoveRange(before, into.Readings.Count - before);
                into.Problem($"unable to parse '{Shown(line)}' (line {number}): {error}");
                Keep(ref bad, line);
            }
        }

        into.RejectProblems(bad is null ? message.Payload : bad.WrittenMemory);
    }

    /// <summary>Puts one line's readings behind those that are there; answers why not, and then some of them may be there.</summary>
    public string? DecodeLine(ReadOnlySpan<byte> line, in IngestMessage message, DecodedMessage into)
    {
        LineSeries? none = null;
        return DecodeLine(line, series.Current, ref none, message, into);
    }

    /// <param name="line">One line.</param>
    /// <param name="cache">In force.</param>
    /// <param name="current">Series of the line before, if any; then of this one.</param>
    /// <param name="message">It is of.</param>
    /// <param name="into">Gets the readings.</param>
    private string? DecodeLine(ReadOnlySpan<byte> line, LineSeriesCache cache, ref LineSeries? current, in IngestMessage message, DecodedMessage into)
    {
        var end = LineScanner.UntilUnescaped(line, (byte)' ', (byte)' ');
        var raw = line[..end];
        var fields = line[end..].TrimStart((byte)' ');
        if (fields.IsEmpty)
        {
            return raw[0] == (byte)',' ? "missing measurement" : "missing fields";
        }

        var known = cache.Find(raw, current);
        string? error = null;
        known ??= LineSeriesParser.Parse(raw, out error) is { } parsed ? cache.Keep(parsed) : null;
        if (known is null)
        {
            return error;
        }

        if (current is not null && !ReferenceEquals(current.Follower, known))
        {
            current.Follower = known;
        }

        current = known;
        return DecodeFields(fields, known, cache, message, into);
    }

    private string? DecodeFields(ReadOnlySpan<byte> text, LineSeries known, LineSeriesCache cache, in IngestMessage message, DecodedMessage into)
    {
        var first = into.Readings.Count;
        for (var position = 0; ; position++)
        {
            var keyLength = LineScanner.UntilUnescaped(text, (byte)'=', (byte)' ');
            if (keyLength == text.Length || text[keyLength] == (byte)' ')
            {
                return "missing field value";
            }

            if (keyLength == 0)
            {
                return "missing field key";
            }

            var key = text[..keyLength];
            text = text[(keyLength + 1)..];
            if (DecodeValue(ref text, key, position, known, cache, message, into) is { } error)
            {
                return error;
            }

            if (text.IsEmpty || text[0] == (byte)' ')
            {
                return DecodeTime(text.Trim((byte)' '), first, message, into);
            }

            text = text[1..];
        }
    }

    private string? DecodeValue(
        ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, int position, LineSeries known, LineSeriesCache cache, in IngestMessage message, DecodedMessage into)
    {
        if (!text.IsEmpty && text[0] == (byte)'"')
        {
            var end = TextLength(text);
            if (end < 0)
            {
                return "unbalanced quotes";
            }

            if (!Utf8.IsValid(text[..end]))
            {
                return "invalid UTF-8 in a text";
            }

            text = text[end..];
            into.SkippedTexts++;
            return text.IsEmpty || text[0] is (byte)',' or (byte)' ' ? null : "invalid field format";
        }

        var length = text.IndexOfAny((byte)',', (byte)' ');
        length = length < 0 ? text.Length : length;
        if (!LineScanner.TryValue(text[..length], out var value, out var error))
        {
            return error;
        }

        text = text[length..];
        if (known.Find(key, position) is not { } entry)
        {
            if (LineScanner.Name(key) is not { } field)
            {
                return "invalid field key";
            }

            if (known.Add(key, field, series.Interner, cache) is not { } added)
            {
                return $"the limit of {series.Interner.Limit} different series is reached";
            }

            entry = added;
        }

        into.Add(entry, message.ReceivedAt, value, ReadingFlags.None, message);
        return null;
    }

    /// <summary>Puts the line's own time, if any, on the readings that were just added.</summary>
    private string? DecodeTime(ReadOnlySpan<byte> text, int first, in IngestMessage message, DecodedMessage into)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (!System.Buffers.Text.Utf8Parser.TryParse(text, out long stamp, out var used) || used != text.Length)
        {
            return "bad timestamp";
        }

        var nanoseconds = (Int128)stamp * precisionNanoseconds;
        if (nanoseconds > long.MaxValue || nanoseconds < long.MinValue)
        {
            return "time outside range 1677-2262";
        }

        var time = ClockRule.Judge(new Instant((long)nanoseconds), message.ReceivedAt, keepHistory, out var flags);
        var readings = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(into.Readings)[first..];
        foreach (ref var reading in readings)
        {
            reading = reading with { Time = time, Flags = reading.Flags | flags };
        }

        return null;
    }

    /// <summary>Length of a quoted text with its quotes; -1 where it has no end.</summary>
    private static int TextLength(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\' && i + 1 < text.Length && text[i + 1] is ((byte)'"' or (byte)'\\'))
            {
                i++;
            }
            else if (text[i] == (byte)'"')
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.Trim(" \t\r\0"u8);

    private static void Keep(ref ArrayBufferWriter<byte>? bad, ReadOnlySpan<byte> line)
    {
        bad ??= new ArrayBufferWriter<byte>();
        if (bad.WrittenCount + line.Length < MostBadBytes)
        {
            bad.Write(line);
            bad.Write("\n"u8);
        }
    }

    private static string Shown(ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetString(line.Length <= LongestShown ? line : line[..LongestShown]) + (line.Length <= LongestShown ? "" : "…");
}

using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>Another format behind gzip or deflate, unpacked within a bound: a few kilobytes can hold gigabytes.</summary>
internal sealed class CompressedFormat(PayloadFormat inner, CompressionKind kind) : PayloadFormat
{
    public override bool IsRecords => inner.IsRecords;

    public override JsonDocument? Parse(in FormatInput input, TreeBuffer buffer)
    {
        buffer.Problems.Clear();
        var actual = kind == CompressionKind.Auto ? Guess(input.Payload.Span) : kind;
        if (actual is not { } known)
        {
            return inner.Parse(input, buffer);
        }

        return Unpack(input.Payload, known, out var problem) is { } unpacked
            ? inner.Parse(input with { Payload = unpacked }, buffer)
            : Refused(buffer, problem);
    }

    private static JsonDocument? Refused(TreeBuffer buffer, string problem)
    {
        buffer.Problem(problem);
        return null;
    }

    private static CompressionKind? Guess(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > 2 && payload[0] == 0x1F && payload[1] == 0x8B)
        {
            return CompressionKind.Gzip;
        }

        return IsZlib(payload) ? CompressionKind.Deflate : null;
    }

    /// <summary>RFC 1950: method 8, window up to 32 KiB, and a check that makes the two bytes a multiple of 31.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> payload) =>
        payload.Length > 2 && (payload[0] & 0x0F) == 8 && payload[0] >> 4 <= 7 && ((payload[0] << 8) | payload[1]) % 31 == 0;

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> payload, CompressionKind kind, out string problem)
    {
        problem = "";
        try
        {
            using var packed = new MemoryStream(payload.ToArray(), writable: false);
            using var stream = Open(packed, kind, IsZlib(payload.Span));
            var result = new ArrayBufferWriter<byte>(Math.Min(payload.Length * 4, FormatLimits.UnpackedBytes) + 256);
            const int step = 16 * 1024;
            while (true)
            {
                var read = stream.Read(result.GetSpan(step));
                result.Advance(read);
                if (read == 0)
                {
                    return result.WrittenMemory;
                }

                if (result.WrittenCount > FormatLimits.UnpackedBytes)
                {
                    problem = $"larger than {FormatLimits.UnpackedBytes >> 20} MiB when unpacked";
                    return null;
                }
            }
        }
        catch (InvalidDataException exception)
        {
            problem = $"not {(kind == CompressionKind.Gzip ? "gzip" : "deflate")}: {exception.Message}";
            return null;
        }
    }

    private static Stream Open(Stream packed, CompressionKind kind, bool zlib) => kind switch
    {
        CompressionKind.Gzip => new GZipStream(packed, CompressionMode.Decompress),
        _ when zlib => new ZLibStream(packed, CompressionMode.Decompress),
        _ => new DeflateStream(packed, CompressionMode.Decompress),
    };
}

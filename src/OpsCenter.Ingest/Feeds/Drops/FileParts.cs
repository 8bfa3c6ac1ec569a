using System.Buffers;

namespace OpsCenter.Ingest.Feeds.Drops;

/// <summary>Cuts a file into messages: the whole of it, or groups of lines that each begin with the file's header.</summary>
internal static class FileParts
{
    private const byte LineEnd = (byte)'\n';
    private const int Chunk = 64 * 1024;

    /// <summary>The messages in order; each is valid until the next is asked for.</summary>
    /// <exception cref="InvalidDataException">A message would be larger than <paramref name="limit"/> bytes.</exception>
    public static IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream file, DropConfig config, int limit, CancellationToken cancellation) =>
        config.Lines is { } lines ? LinesAsync(file, lines, config.Header, limit, cancellation) : WholeAsync(file, limit, cancellation);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> WholeAsync(
        Stream file, int limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (file.Length > limit)
        {
            throw TooLarge(limit);
        }

        var whole = new byte[file.Length];
        await file.ReadExactlyAsync(whole, cancellation);
        yield return whole;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        Stream file, int lines, int header, int limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var message = new ArrayBufferWriter<byte>(Chunk);
        var heading = Array.Empty<byte>();
        var (headerLeft, taken) = (header, 0);
        var chunk = new byte[Chunk];
        var lineIsEmpty = true;
        while (await file.ReadAsync(chunk, cancellation) is var read and > 0)
        {
            var from = 0;
            while (from < read)
            {
                var end = Array.IndexOf(chunk, LineEnd, from, read - from);
                var upTo = end < 0 ? read : end + 1;
                lineIsEmpty &= chunk.AsSpan(from, upTo - from).IndexOfAnyExcept("\r\n"u8) < 0;
                message.Write(chunk.AsSpan(from, upTo - from));
                from = upTo;
                if (message.WrittenCount > limit)
                {
                    throw TooLarge(limit);
                }

                if (end < 0)
                {
                    continue;
                }

                if (headerLeft > 0)
                {
                    headerLeft--;
                    heading = headerLeft == 0 ? message.WrittenSpan.ToArray() : heading;
                }
                else if (!lineIsEmpty && ++taken == lines)
                {
                    yield return message.WrittenMemory;
                    message.ResetWrittenCount();
                    message.Write(heading);
                    taken = 0;
                }

                lineIsEmpty = true;
            }
        }

        if (headerLeft == 0 && (taken > 0 || !lineIsEmpty))
        {
            yield return message.WrittenMemory;
        }
    }

    private static InvalidDataException TooLarge(int limit) =>
        new($"a message would be larger than {limit} bytes (Feeds:MaxMessageBytes); give 'lines' to cut the file");
}

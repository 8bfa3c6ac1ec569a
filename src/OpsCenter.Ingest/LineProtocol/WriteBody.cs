using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>The body of a write, unpacked within a limit: a few kilobytes of gzip can hold gigabytes.</summary>
internal static class WriteBody
{
    /// <summary>Null where the body, unpacked, is larger than <paramref name="limit"/>.</summary>
    /// <exception cref="InvalidDataException">The body is not gzip although it says so.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        if (!request.Headers.ContentEncoding.ToString().Equals("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadAsync(request.Body, limit, request.HttpContext.RequestAborted);
        }

        await using var unpacked = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true);
        return await ReadAsync(unpacked, limit, request.HttpContext.RequestAborted);
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellation)
    {
        const int step = 64 * 1024;
        var buffer = new ArrayBufferWriter<byte>(step);
        while (true)
        {
            var read = await body.ReadAsync(buffer.GetMemory(step), cancellation);
            buffer.Advance(read);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }
    }
}

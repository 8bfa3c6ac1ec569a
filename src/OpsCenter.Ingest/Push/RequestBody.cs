using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Ingest.Push;

/// <summary>The body of a request, unpacked within a limit: a few kilobytes of gzip can hold gigabytes.</summary>
internal static class RequestBody
{
    private const int Least = 4096;

    /// <summary>Null where the body, unpacked, is larger than <paramref name="limit"/>. The bytes are the caller's until the request ends.</summary>
    /// <exception cref="InvalidDataException">The body is not packed as it says.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        var cancellation = request.HttpContext.RequestAborted;
        var buffer = new RentedBuffer(Least);
        request.HttpContext.Response.RegisterForDispose(buffer);
        if (Unpacked(request) is not { } unpacked)
        {
            return await BoundedBody.ReadAsync(request.Body, limit, buffer, cancellation, request.ContentLength ?? 0) ? buffer.Written : (ReadOnlyMemory<byte>?)null;
        }

        await using (unpacked)
        {
            return await BoundedBody.ReadAsync(unpacked, limit, buffer, cancellation) ? buffer.Written : (ReadOnlyMemory<byte>?)null;
        }
    }

    private static Stream? Unpacked(HttpRequest request) => request.Headers.ContentEncoding.ToString().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };
}

namespace OpsCenter.App.Cameras;

/// <summary>Reads bodies within a number of bytes, whatever their headers promise.</summary>
internal static class CameraBody
{
    private const int FirstBuffer = 64 * 1024;

    /// <exception cref="CameraException">More than <paramref name="max"/> bytes, or the connection tore.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int max, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > max)
        {
            throw TooLarge(max);
        }

        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var buffer = new byte[Math.Min(response.Content.Headers.ContentLength ?? FirstBuffer, max) + 1];
            var length = 0;
            for (int read; (read = await stream.ReadAsync(buffer.AsMemory(length), cancellation)) > 0;)
            {
                length += read;
                if (length > max)
                {
                    throw TooLarge(max);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, max + 1L));
                }
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new CameraException(CameraFaultKind.Unreachable, "the connection to the camera broke off", exception);
        }
    }

    public static CameraException TooLarge(int max) => new(CameraFaultKind.TooLarge, $"the camera sends more than the {max} bytes that are allowed");
}

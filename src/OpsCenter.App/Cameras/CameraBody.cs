using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

/// <summary>Reads bodies within a number of bytes, whatever their headers promise.</summary>
internal static class CameraBody
{
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
            return await BoundedBody.ReadAsync(stream, max, cancellation) ?? throw TooLarge(max);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new CameraException(CameraFaultKind.Unreachable, "the connection to the camera broke off", exception);
        }
    }

    public static CameraException TooLarge(int max) => new(CameraFaultKind.TooLarge, $"the camera sends more than the {max} bytes that are allowed");
}

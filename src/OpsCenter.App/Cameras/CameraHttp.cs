using System.Net;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

/// <summary>The way to one camera: a good answer, or the fault in the words of the camera API.</summary>
/// <remarks>Thread-safe. One for each camera, so that a camera's credential never meets another camera.</remarks>
internal sealed class CameraHttp : IDisposable
{
    private readonly CamerasOptions _options;
    private readonly GuardedHttp _http;

    /// <exception cref="CameraException">Its password cannot be read.</exception>
    public CameraHttp(CameraConfig camera, AllowedHosts allowed, IHostNames names, CamerasOptions options)
    {
        _options = options;
        _http = new GuardedHttp(allowed, names, options.ConnectTimeout, Credentials(camera), unpack: false);
    }

    /// <summary>The answer with its headers; the body is still to be read. Follows redirects that stay on allowed hosts.</summary>
    /// <exception cref="CameraException">No good answer.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, CancellationToken cancellation)
    {
        var response = await SendAsync(address, cancellation);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        response.Dispose();
        throw response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? new CameraException(CameraFaultKind.Credentials, $"the camera refuses the user or password (HTTP {(int)response.StatusCode})")
            : new CameraException(CameraFaultKind.Answered, $"the camera answers HTTP {(int)response.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    private static CredentialCache? Credentials(CameraConfig camera)
    {
        if (camera.User is null || camera.PasswordSource is null)
        {
            return null;
        }

        try
        {
            var credential = new NetworkCredential(camera.User, SecretSource.Read(camera.PasswordSource));
            return GuardedHttp.Credentials(credential, new[] { camera.Snapshot, camera.Mjpeg, camera.Hls }.OfType<Uri>());
        }
        catch (SecretMissingException exception)
        {
            throw new CameraException(CameraFaultKind.Credentials, exception.Message, exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(address, null, cancellation);
        }
        catch (HostRefusedException exception)
        {
            throw new CameraException(CameraFaultKind.NotAllowed, $"the camera's address is refused: {exception.Message}", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new CameraException(CameraFaultKind.Unreachable, Reason(exception), exception);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new CameraException(CameraFaultKind.TimedOut, $"no connection within {_options.ConnectTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    private static string Reason(HttpRequestException exception) => exception switch
    {
        { InnerException: HostUnknownException unknown } => unknown.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } => "the camera's host name is not known",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "the camera's certificate is not trusted",
        { HttpRequestError: HttpRequestError.InvalidResponse } => "the camera does not answer in HTTP",
        { HttpRequestError: HttpRequestError.Unknown, InnerException: null } => $"the camera cannot be read: {exception.Message}",
        _ => "the camera cannot be reached",
    };
}

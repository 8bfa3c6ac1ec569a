using System.Net;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

/// <summary>The way to one camera: only to allowed addresses, without the system's proxy, cookies or redirects of the framework's own.</summary>
/// <remarks>Thread-safe. A handler per camera, so that a camera's credential never meets another camera.</remarks>
internal sealed class CameraHttp : IDisposable
{
    private const int MaxRedirects = 3;
    private const int MaxHeaderKilobytes = 16;
    private readonly AllowedHosts _allowed;
    private readonly CamerasOptions _options;
    private readonly HttpMessageInvoker _http;

    /// <exception cref="CameraException">Its password cannot be read.</exception>
    public CameraHttp(CameraConfig camera, AllowedHosts allowed, IHostNames names, CamerasOptions options)
    {
        (_allowed, _options) = (allowed, options);
        var dialer = new GuardedDialer(allowed, names);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            MaxResponseHeadersLength = MaxHeaderKilobytes,

            // So that a name that moves is looked up, and judged, again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = (context, cancellation) => dialer.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation),
            Credentials = Credentials(camera),
        });
    }

    /// <summary>The answer with its headers; the body is still to be read. Follows redirects that stay on allowed hosts.</summary>
    /// <exception cref="CameraException">No good answer.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, CancellationToken cancellation)
    {
        for (var hop = 0; ; hop++)
        {
            if (_allowed.RefusalOf(address) is { } refusal)
            {
                throw new CameraException(CameraFaultKind.NotAllowed, hop == 0 ? refusal : $"the camera redirects elsewhere: {refusal}");
            }

            var response = await SendAsync(address, cancellation);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                response.Dispose();
                address = Next(address, location, hop);
                continue;
            }

            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            response.Dispose();
            throw response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? new CameraException(CameraFaultKind.Credentials, $"the camera refuses the user or password (HTTP {(int)response.StatusCode})")
                : new CameraException(CameraFaultKind.Answered, $"the camera answers HTTP {(int)response.StatusCode}");
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri Next(Uri from, Uri location, int hop)
    {
        var to = new Uri(from, location);
        return hop >= MaxRedirects
            ? throw new CameraException(CameraFaultKind.Answered, $"the camera redirects more than {MaxRedirects} times")
            : from.Scheme == "https" && to.Scheme != "https"
                ? throw new CameraException(CameraFaultKind.NotAllowed, "the camera redirects from https to http")
                : to;
    }

    /// <summary>Bound to the hosts of the configured addresses: a redirect to another host is not shown the password.</summary>
    private static CredentialCache? Credentials(CameraConfig camera)
    {
        if (camera.User is null || camera.PasswordSource is null)
        {
            return null;
        }

        var credential = new NetworkCredential(camera.User, Password(camera.PasswordSource));
        var cache = new CredentialCache();
        foreach (var origin in new[] { camera.Snapshot, camera.Mjpeg, camera.Hls }.OfType<Uri>().Select(address => new Uri(address.GetLeftPart(UriPartial.Authority))).Distinct())
        {
            cache.Add(origin, "Digest", credential);
            cache.Add(origin, "Basic", credential);
        }

        return cache;
    }

    private static string Password(string source)
    {
        try
        {
            return SecretSource.Read(source);
        }
        catch (SecretMissingException exception)
        {
            throw new CameraException(CameraFaultKind.Credentials, exception.Message, exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", "OpsCenter");
        try
        {
            return await _http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException exception)
        {
            throw exception.InnerException switch
            {
                HostRefusedException refused => new CameraException(CameraFaultKind.NotAllowed, refused.Message, exception),
                HostUnknownException unknown => new CameraException(CameraFaultKind.Unreachable, unknown.Message, exception),
                _ => new CameraException(CameraFaultKind.Unreachable, Reason(exception), exception),
            };
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new CameraException(CameraFaultKind.TimedOut, $"no connection within {_options.ConnectTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    private static string Reason(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the camera's host name is not known",
        HttpRequestError.SecureConnectionError => "the camera's certificate is not trusted",
        HttpRequestError.InvalidResponse => "the camera does not answer in HTTP",
        _ => "the camera cannot be reached",
    };
}

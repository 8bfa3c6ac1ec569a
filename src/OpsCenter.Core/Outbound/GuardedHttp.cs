using System.Net;
using System.Net.Http.Headers;

namespace OpsCenter.Core.Outbound;

/// <summary>GET and POST to allowed addresses only, without the system's proxy, cookies or redirects of the framework's own. Thread-safe.</summary>
/// <remarks>One for each configured peer, so that the credential of one never meets another.</remarks>
public sealed class GuardedHttp : IDisposable
{
    private const int MaxRedirects = 3;
    private const int MaxHeaderKilobytes = 16;
    private readonly AllowedHosts _allowed;
    private readonly HttpMessageInvoker _http;

    /// <param name="allowed">What may be asked, redirects included.</param>
    /// <param name="names">Looks names up.</param>
    /// <param name="connectTimeout">Time to reach a host, TLS included.</param>
    /// <param name="credentials">For Digest and Basic; bound to origins by whoever makes it.</param>
    /// <param name="unpack">Packed bodies are unpacked while they are read; the reader bounds what comes out.</param>
    public GuardedHttp(AllowedHosts allowed, IHostNames names, TimeSpan connectTimeout, ICredentials? credentials, bool unpack)
    {
        _allowed = allowed;
        var dialer = new GuardedDialer(allowed, names);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = unpack ? DecompressionMethods.All : DecompressionMethods.None,
            ConnectTimeout = connectTimeout,
            MaxResponseHeadersLength = MaxHeaderKilobytes,

            // So that a name that moves is looked up, and judged, again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ConnectCallback = (context, cancellation) => dialer.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation),
            Credentials = credentials,
        });
    }

    /// <summary>A user and password for the origins of the given addresses, and for no other that a redirect leads to.</summary>
    public static CredentialCache Credentials(NetworkCredential credential, IEnumerable<Uri> addresses)
    {
        var cache = new CredentialCache();
        foreach (var origin in addresses.Select(address => new Uri(address.GetLeftPart(UriPartial.Authority))).Distinct())
        {
            cache.Add(origin, "Digest", credential);
            cache.Add(origin, "Basic", credential);
        }

        return cache;
    }

    /// <summary>The answer with its headers, whatever its status; the body is still to be read. Follows redirects that stay on allowed hosts.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="headers">Sets what the first origin is to see; a redirect to another origin goes without.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HostRefusedException">The address, or where it redirects, is not allowed.</exception>
    /// <exception cref="HttpRequestException">No answer; names that are not known are an inner <see cref="HostUnknownException"/>.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, Action<HttpRequestHeaders>? headers, CancellationToken cancellation)
    {
        var first = address;
        for (var hop = 0; ; hop++)
        {
            if (_allowed.RefusalOf(address) is { } refusal)
            {
                throw new HostRefusedException(hop == 0 ? refusal : $"it redirects elsewhere: {refusal}");
            }

            var response = await SendAsync(HttpMethod.Get, address, null, SameOrigin(first, address) ? headers : null, cancellation);
            if ((int)response.StatusCode is >= 300 and < 400 and not 304 && response.Headers.Location is { } location)
            {
                response.Dispose();
                address = Next(address, location, hop);
                continue;
            }

            return response;
        }
    }

    /// <summary>The answer with its headers, whatever its status; redirects are not followed: what is posted is for this address alone.</summary>
    /// <param name="address">http or https.</param>
    /// <param name="content">What is posted.</param>
    /// <param name="headers">Sets what the receiver is to see.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HostRefusedException">The address is not allowed.</exception>
    /// <exception cref="HttpRequestException">No answer; names that are not known are an inner <see cref="HostUnknownException"/>.</exception>
    public Task<HttpResponseMessage> PostAsync(Uri address, HttpContent content, Action<HttpRequestHeaders>? headers, CancellationToken cancellation) =>
        _allowed.RefusalOf(address) is { } refusal
            ? throw new HostRefusedException(refusal)
            : SendAsync(HttpMethod.Post, address, content, headers, cancellation);

    public void Dispose() => _http.Dispose();

    private static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri Next(Uri from, Uri location, int hop)
    {
        var to = new Uri(from, location);
        return hop >= MaxRedirects
            ? throw new HttpRequestException($"it redirects more than {MaxRedirects} times")
            : from.Scheme == "https" && to.Scheme != "https" ? throw new HostRefusedException("it redirects from https to http") : to;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, HttpContent? content, Action<HttpRequestHeaders>? headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", "OpsCenter");
        headers?.Invoke(request.Headers);
        try
        {
            return await _http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException exception) when (exception.InnerException is HostRefusedException refused)
        {
            throw new HostRefusedException(refused.Message);
        }
    }
}

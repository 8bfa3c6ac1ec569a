using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Http;

/// <summary>The part of InfluxDB's HTTP API that 1.x, 2.x (DBRP) and 3.x share: <c>/write</c> and <c>/query</c>. Thread-safe.</summary>
internal sealed class InfluxClient : IDisposable
{
    private const int RowsPerPiece = 5000;

    /// <summary>Names are looked up anew this often: a database that moves is found again.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly InfluxStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly Uri _write;
    private readonly Uri _query;

    public InfluxClient(InfluxStoreOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        Url = new Uri(options.Url!.EndsWith('/') ? options.Url : options.Url + "/");
        var target = $"db={Uri.EscapeDataString(options.Database)}"
            + (options.RetentionPolicy is { } policy ? $"&rp={Uri.EscapeDataString(policy)}" : "");
        _write = new Uri(Url, $"write?{target}");
        _query = new Uri(Url, $"query?{target}&epoch=ns&chunked=true&chunk_size={RowsPerPiece}");
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = ConnectionLife,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = Credentials(options);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("OpsCenter");
    }

    public Uri Url { get; }

    public async Task<InfluxAnswer> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var content = Packed(lines.Span);
            using var answer = await _http.PostAsync(_write, content, either.Token);

            // 204 and nothing else: a server that answers 200 to everything has stored nothing.
            return answer.StatusCode == HttpStatusCode.NoContent
                ? new InfluxAnswer.Stored()
                : InfluxErrors.OfWrite(answer.StatusCode, await answer.Content.ReadAsStringAsync(either.Token), _options);
        }
        catch (Exception error) when (InfluxErrors.IsOfTheLine(error) && !cancellation.IsCancellationRequested)
        {
            return new InfluxAnswer.Unavailable(InfluxErrors.OfTheLine(error));
        }
    }

    /// <summary>Null where the database answers a question, otherwise why not.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in QueryAsync("SHOW MEASUREMENTS LIMIT 1", cancellation))
            {
            }

            return null;
        }
        catch (StoreUnavailableException error)
        {
            return error.Message;
        }
    }

    /// <summary>Rows of one or more statements, a piece at a time, in order.</summary>
    /// <exception cref="StoreUnavailableException">It does not answer, or says no.</exception>
    public async IAsyncEnumerable<InfluxRows> QueryAsync(string statements, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, _query) { Content = new FormUrlEncodedContent([new("q", statements)]) };
        using var answer = await TryAsync(() => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token), cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            var body = await TryAsync(() => answer.Content.ReadAsStringAsync(either.Token), cancellation);
            throw new StoreUnavailableException(InfluxErrors.OfQuery(answer.StatusCode, body, _options));
        }

        using var reader = new StreamReader(await TryAsync(() => answer.Content.ReadAsStreamAsync(either.Token), cancellation), Encoding.UTF8);
        while (await TryAsync(() => reader.ReadLineAsync(either.Token).AsTask(), cancellation) is { } line)
        {
            foreach (var rows in InfluxRows.Parse(line))
            {
                yield return rows;
            }

            // It answers; only silence counts against it.
            limit.CancelAfter(_options.Timeout);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (InfluxErrors.IsOfTheLine(error) && !cancellation.IsCancellationRequested)
        {
            throw new StoreUnavailableException(InfluxErrors.OfTheLine(error), error);
        }
    }

    private static ByteArrayContent Packed(ReadOnlySpan<byte> lines)
    {
        using var packed = new MemoryStream(lines.Length / 4);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines);
        }

        var content = new ByteArrayContent(packed.GetBuffer(), 0, (int)packed.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static AuthenticationHeaderValue? Credentials(InfluxStoreOptions options) => options switch
    {
        { Token: { } token } => new AuthenticationHeaderValue("Token", InfluxStoreOptions.Secret(token)),
        { Username: { } user } => new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{InfluxStoreOptions.Secret(options.Password)}"))),
        _ => null,
    };
}

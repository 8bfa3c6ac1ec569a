using Microsoft.Extensions.Caching.Memory;
using OpsCenter.Core.Cameras;

namespace OpsCenter.App.Cameras;

/// <summary>Everything that is open towards one camera. Made when somebody first looks, thrown away when its configuration changes.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CameraFeed : IDisposable
{
    private static readonly TimeSpan FreshFromStream = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _disposed = new();
    private readonly Lazy<CameraHttp> _http;
    private readonly SharedFetch<CameraPicture>? _snapshots;
    private readonly CamerasOptions _options;
    private readonly CameraMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CameraFault?[] _faults = new CameraFault?[3];

    public CameraFeed(CameraConfig config, Func<CameraHttp> http, CamerasOptions options, IMemoryCache cache, CameraMeter meter, TimeProvider time, ILogger logger)
    {
        (Config, _options, _meter, _time, _logger) = (config, options, meter, time, logger);

        // A password that cannot be read is tried again: PublicationOnly does not keep the exception.
        _http = new Lazy<CameraHttp>(http, LazyThreadSafetyMode.PublicationOnly);
        var token = _disposed.Token;
        if (config.Mjpeg is { } mjpeg)
        {
            Mjpeg = new MjpegChannel(mjpeg, () => _http.Value, options, meter, time, token) { Report = fault => Note(CameraStream.Mjpeg, fault) };
        }

        if (config.Hls is { } hls)
        {
            Hls = new HlsRelay(hls, () => _http.Value, options, cache, meter, time, token);
        }

        if (config.Snapshot is not null || Mjpeg is not null)
        {
            _snapshots = new SharedFetch<CameraPicture>(before => config.Snapshot is { } address ? FetchAsync(address, before) : FromStreamAsync(), options.RetryAfter, time);
        }
    }

    public CameraConfig Config { get; }

    public MjpegChannel? Mjpeg { get; }

    public HlsRelay? Hls { get; }

    /// <summary>The newest failure of the stream, or null while it works or nobody asked.</summary>
    public CameraFault? FaultOf(CameraStream stream) => Volatile.Read(ref _faults[(int)stream]);

    /// <summary>A picture that is not older than the camera's refresh time.</summary>
    /// <exception cref="CameraException">There is none.</exception>
    public Task<CameraPicture> SnapshotAsync(CancellationToken cancellation) =>
        _snapshots?.GetAsync(Config.Snapshot is null ? FreshFromStream : Config.Refresh, cancellation)
        ?? throw new CameraException(CameraFaultKind.NoStream, "the camera has no snapshot; it has " + string.Join(", ", CameraDirectory.StreamsOf(Config)).ToLowerInvariant());

    /// <summary>Remembers how the stream does, and logs when that changes.</summary>
    public void Note(CameraStream stream, CameraFault? fault)
    {
        var before = Interlocked.Exchange(ref _faults[(int)stream], fault);
        if (fault is not null && before?.Kind != fault.Kind)
        {
            Log.CameraFailed(_logger, Config.Id, stream.ToString(), fault.Detail);
        }
        else if (fault is null && before is not null)
        {
            Log.CameraBack(_logger, Config.Id, stream.ToString());
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private async Task<CameraPicture> FetchAsync(Uri address, CameraPicture? before)
    {
        using var deadline = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _disposed.Token);
        try
        {
            using var response = await _http.Value.GetAsync(address, both.Token);
            var type = response.Content.Headers.ContentType?.MediaType;
            if (type is not null && !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && type != "application/octet-stream")
            {
                throw new CameraException(CameraFaultKind.WrongContent, $"the camera answers '{type}', not image/jpeg");
            }

            var jpeg = await CameraBody.ReadAsync(response, _options.MaxSnapshotBytes, both.Token);
            if (!CameraPicture.IsJpeg(jpeg))
            {
                throw new CameraException(CameraFaultKind.WrongContent, "what the camera answers is no JPEG");
            }

            _meter.Fetched("snapshot", jpeg.Length);
            return CameraPicture.Of(jpeg, _time.GetUtcNow(), before);
        }
        catch (OperationCanceledException exception) when (!_disposed.IsCancellationRequested)
        {
            throw new CameraException(CameraFaultKind.TimedOut, $"not answered within {_options.RequestTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    /// <summary>A camera that only streams: the first frame that comes.</summary>
    private async Task<CameraPicture> FromStreamAsync()
    {
        var run = Mjpeg!.Join();
        try
        {
            return (await run.NextAsync(run.Start, _disposed.Token)).Frame;
        }
        finally
        {
            Mjpeg.Leave();
        }
    }
}

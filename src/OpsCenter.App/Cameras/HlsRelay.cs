using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace OpsCenter.App.Cameras;

/// <summary>HLS of one camera: its playlist, and only those files that a playlist has named.</summary>
/// <remarks>Thread-safe. Each file is fetched once for all who ask at the same time, and kept a while for those who come later.</remarks>
internal sealed class HlsRelay(Uri address, Func<CameraHttp> http, CamerasOptions options, IMemoryCache cache, CameraMeter meter, TimeProvider time, CancellationToken disposed)
{
    /// <summary>What every viewer asks first.</summary>
    public const string Entry = "index.m3u8";

    private const int MaxPlaylistBytes = 512 * 1024;
    private const int MaxNames = 2000;
    private static readonly TimeSpan PlaylistAge = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SegmentAge = TimeSpan.FromSeconds(30);
    private readonly Uri _folder = new(address, ".");
    private readonly ConcurrentDictionary<string, Uri> _known = new();
    private readonly ConcurrentQueue<string> _order = new();
    private readonly ConcurrentDictionary<string, SharedFetch<HlsFile>> _running = new();

    /// <exception cref="CameraException">No such file, or the camera does not give it.</exception>
    public async Task<HlsFile> GetAsync(string name, CancellationToken cancellation)
    {
        if (cache.TryGetValue((this, name), out HlsFile? kept))
        {
            return kept!;
        }

        var target = name == Entry ? address : _known.GetValueOrDefault(name)
            ?? throw new CameraException(CameraFaultKind.NoStream, "no playlist of this camera has named this file");
        var fetch = _running.GetOrAdd(name, _ => new SharedFetch<HlsFile>(_ => FetchAsync(name, target), options.RetryAfter, time));
        try
        {
            return await fetch.GetAsync(TimeSpan.Zero, cancellation);
        }
        finally
        {
            // Failures of the entry stay known for the retry time; other names come and go.
            if (name != Entry)
            {
                _running.TryRemove(name, out _);
            }
        }
    }

    private async Task<HlsFile> FetchAsync(string name, Uri target)
    {
        // Whoever looked before the fetch that just ended had put its file here comes too late to join it.
        if (cache.TryGetValue((this, name), out HlsFile? kept))
        {
            return kept!;
        }

        using var deadline = new CancellationTokenSource(options.RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, disposed);
        try
        {
            using var response = await http().GetAsync(target, both.Token);
            var isPlaylist = Path.GetExtension(name) == ".m3u8";
            var bytes = await CameraBody.ReadAsync(response, isPlaylist ? MaxPlaylistBytes : options.MaxSegmentBytes, both.Token);
            var file = isPlaylist ? Playlist(bytes, target) : Segment(bytes, name, response.Content.Headers.ContentType?.MediaType);
            meter.Fetched("hls", bytes.Length);
            cache.Set((this, name), file, new MemoryCacheEntryOptions { Size = file.Bytes.Length + 1, AbsoluteExpirationRelativeToNow = isPlaylist ? PlaylistAge : SegmentAge });
            return file;
        }
        catch (OperationCanceledException exception) when (!disposed.IsCancellationRequested)
        {
            throw new CameraException(CameraFaultKind.TimedOut, $"not answered within {options.RequestTimeout.TotalSeconds:0.#} s", exception);
        }
    }

    private HlsFile Playlist(byte[] bytes, Uri from)
    {
        var (text, files) = HlsPlaylist.Rewrite(Encoding.UTF8.GetString(bytes), from, _folder);
        foreach (var (name, target) in files)
        {
            if (_known.TryAdd(name, target))
            {
                _order.Enqueue(name);
            }
        }

        while (_known.Count > MaxNames && _order.TryDequeue(out var oldest))
        {
            _known.TryRemove(oldest, out _);
        }

        return new HlsFile(HlsPlaylist.ContentType, Encoding.UTF8.GetBytes(text));
    }

    private static HlsFile Segment(byte[] bytes, string name, string? type)
    {
        const byte transportStreamSync = 0x47;
        var isText = type is not null && (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.Contains("json", StringComparison.OrdinalIgnoreCase) || type.Contains("xml", StringComparison.OrdinalIgnoreCase));
        var kind = Path.GetExtension(name);
        if (isText || (kind == ".ts" && (bytes.Length == 0 || bytes[0] != transportStreamSync)))
        {
            throw new CameraException(CameraFaultKind.WrongContent, $"a segment of the camera is '{type}', not media");
        }

        return new HlsFile(kind switch { ".ts" => "video/mp2t", ".aac" => "audio/aac", _ => "video/mp4" }, bytes);
    }
}

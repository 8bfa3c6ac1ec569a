using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>An HLS camera from its encoder through the proxy to a moving video on the wall.</summary>
public sealed class HlsTileTests : IAsyncLifetime
{
    private const float Patience = 60_000;
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _config = new();
    private HlsSource _camera = null!;
    private ServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        _camera = await HlsSource.StartAsync();
        var shipped = Path.Combine(Repository.Root, "ingest-config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_config.Path, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await File.WriteAllTextAsync(
            Path.Combine(_config.Path, "packs", "cameras", "cameras.yaml"),
            $"cameras:\n  - site: cam-may-su\n    hls: http://127.0.0.1:{_camera.Port}/index.m3u8\n");
        _server = await ServerProcess.StartAsync(
            _data.Path, "--demo", "--ConfigDir", _config.Path, "--Simulator:Backfill", "00:00:00", "--Cameras:AllowedHosts:0", $"127.0.0.1:{_camera.Port}");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _camera.DisposeAsync();
        _data.Dispose();
        _config.Dispose();
    }

    [PeerFact("chromium-headless-shell", "ffmpeg")]
    public async Task HlsCamera_OnTheWall_MovesAndGreysWhereItsEncoderHangs()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/cameras?map=svg");
        var tile = page.Locator("[data-tile=may-su]");

        await Assertions.Expect(tile).ToHaveAttributeAsync("data-state", "live", new() { Timeout = Patience });
        await Assertions.Expect(tile.Locator("video")).ToBeVisibleAsync();
        // The element is there before its first picture is.
        await page.WaitForFunctionAsync(
            "() => document.querySelector('[data-tile=may-su] video')?.readyState >= 2", null, new() { Timeout = Patience });
        var before = await PictureAsync(tile);
        await page.WaitForFunctionAsync(
            "before => document.querySelector('[data-tile=may-su] video').currentTime > before + 2", before.Time, new() { Timeout = Patience });
        var after = await PictureAsync(tile);
        Assert.Equal(320, after.Width);
        Assert.True(after.Colours > 20, "the picture is one colour");
        Assert.NotEqual(before.Hash, after.Hash);

        _camera.Stop();

        await Assertions.Expect(tile).ToHaveAttributeAsync("data-state", "stale", new() { Timeout = Patience });
        await Assertions.Expect(tile.Locator(".camera-trouble")).ToBeVisibleAsync();
    }

    private static Task<Picture> PictureAsync(ILocator tile) => tile.Locator("video").EvaluateAsync<Picture>("""
        video => {
          const canvas = document.createElement("canvas");
          canvas.width = video.videoWidth;
          canvas.height = video.videoHeight;
          const pen = canvas.getContext("2d");
          pen.drawImage(video, 0, 0);
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          return { time: video.currentTime, width: video.videoWidth, colours: new Set(data).size, hash: data.reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 7) };
        }
        """);

    private sealed record Picture
    {
        public double Time { get; set; }

        public int Width { get; set; }

        public int Colours { get; set; }

        public int Hash { get; set; }
    }
}

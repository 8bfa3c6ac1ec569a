using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Cameras;
using OpsCenter.Simulator.Running;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Simulator.Tests.Cameras;

public sealed class CameraServerTests : IAsyncLifetime
{
    private readonly CameraServer _server = new(
        Options.Create(new SimulatorOptions { ConfigDir = Path.Combine(Repository.Root, "ingest-config") }), TimeProvider.System, NullLogger<CameraServer>.Instance);

    private readonly HttpClient _http = new();

    public async Task InitializeAsync()
    {
        await _server.StartAsync(CancellationToken.None);
        _http.BaseAddress = new Uri($"http://{_server.Endpoint}/");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Snapshot_OfASimulatedCamera_ChangesWithTime()
    {
        var first = await _http.GetByteArrayAsync("cam-may-su/snapshot.jpg");
        await Task.Delay(SimulatedCamera.FrameTime * 2, TimeProvider.System);
        var second = await _http.GetByteArrayAsync("cam-may-su/snapshot.jpg");

        Assert.Equal([0xFF, 0xD8], first[..2]);
        Assert.Equal([0xFF, 0xD9], first[^2..]);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Mjpeg_OfASimulatedCamera_GoesOn()
    {
        using var response = await _http.GetAsync("cam-may-su/mjpeg", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        for (var parts = 0; parts < 3;)
        {
            parts += await reader.ReadLineAsync(limit.Token) == "--frame" ? 1 : 0;
        }

        Assert.Equal("multipart/x-mixed-replace", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("nowhere/snapshot.jpg")]
    [InlineData("cam-may-su/other")]
    [InlineData("")]
    public async Task Path_ThatIsNone_Is404(string path)
    {
        using var response = await _http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public void CameraAt_EverySimulatedCamera_HasPictures() => Assert.Equal("cam-may-su", _server.CameraAt("cam-may-su"));

    /// <summary>Another program's decoder judges the bytes: grey in, grey out, within what the quality loses.</summary>
    [PeerFact("ffmpeg")]
    public async Task Jpeg_DecodedByFfmpeg_HasTheColoursThatWereDrawn()
    {
        var raster = new Raster(64, 32);
        raster.Fill(0, 0, 32, 32, (200, 40, 60));
        raster.Fill(32, 0, 32, 32, (20, 120, 220));
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "a.jpg"), JpegWriter.Write(raster));

        using var process = Process.Start(new ProcessStartInfo("ffmpeg", $"-loglevel error -nostdin -i {folder.Path}/a.jpg -f rawvideo -pix_fmt rgb24 {folder.Path}/a.rgb"))!;
        await process.WaitForExitAsync();
        var pixels = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "a.rgb"));

        Assert.Equal(64 * 32 * 3, pixels.Length);
        Near((200, 40, 60), pixels, 8, 8);
        Near((20, 120, 220), pixels, 56, 24);
    }

    private static void Near((int R, int G, int B) expected, byte[] pixels, int x, int y)
    {
        var at = ((y * 64) + x) * 3;
        Assert.InRange(pixels[at], expected.R - 6, expected.R + 6);
        Assert.InRange(pixels[at + 1], expected.G - 6, expected.G + 6);
        Assert.InRange(pixels[at + 2], expected.B - 6, expected.B + 6);
    }
}

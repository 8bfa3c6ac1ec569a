using System.Net;
using System.Threading.Channels;
using OpsCenter.Core.Cameras;
using Xunit;

namespace OpsCenter.App.Tests.Cameras;

public sealed class MjpegTests : IAsyncLifetime
{
    private const string Path = "/api/v1/cameras/c/mjpeg";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>();
    private FakeCamera _camera = null!;

    public async Task InitializeAsync() => _camera = (await FakeCamera.StartAsync()).On("/m", async context =>
    {
        context.Response.ContentType = "multipart/x-mixed-replace; boundary=b";
        await context.Response.Body.FlushAsync();
        await foreach (var frame in _frames.Reader.ReadAllAsync(context.RequestAborted))
        {
            await FakeCamera.PartAsync(context, frame);
        }
    });

    public async Task DisposeAsync() => await _camera.DisposeAsync();

    [Fact]
    public async Task Mjpeg_TwoViewers_ShareOneConnectionToTheCamera()
    {
        await using var host = await HostAsync();
        _frames.Writer.TryWrite(FakeCamera.Jpeg(1));

        using var first = await OpenAsync(host);
        using var second = await OpenAsync(host);

        Assert.Equal("multipart/x-mixed-replace", first.Content.Headers.ContentType!.MediaType);
        await SeesAsync(first, 1);
        await SeesAsync(second, 1);
        Assert.Equal(1, _camera.Count("/m"));
    }

    [Fact]
    public async Task Mjpeg_OneViewerDoesNotRead_TheOtherGetsEveryFrame()
    {
        await using var host = await HostAsync(("MaxFrameBytes", "2000000"));
        _frames.Writer.TryWrite(FakeCamera.Jpeg(1, 1_000_000));
        using var stuck = await OpenAsync(host);
        using var reading = await OpenAsync(host);
        await using var stream = await reading.Content.ReadAsStreamAsync();

        // Far more than all buffers between the server and a viewer that does not read.
        for (var number = 2; number <= 40; number++)
        {
            _frames.Writer.TryWrite(FakeCamera.Jpeg(number, 1_000_000));
            await SeesAsync(stream, number);
        }

        Assert.Equal(1, _camera.Count("/m"));
    }

    [Fact]
    public async Task Mjpeg_CameraGivesNoFrame_Is504()
    {
        await using var host = await HostAsync(("RequestTimeout", "00:00:00.4"), ("FrameTimeout", "00:00:00.4"));

        var (status, reason, _) = await host.ProblemAsync(Path);

        Assert.Equal((HttpStatusCode.GatewayTimeout, "timedOut"), (status, reason));
    }

    [Fact]
    public async Task Mjpeg_CameraEnds_EndsTheViewersAnswer()
    {
        await using var host = await HostAsync();
        _frames.Writer.TryWrite(FakeCamera.Jpeg(1));
        using var viewer = await OpenAsync(host);
        _frames.Writer.Complete();

        // The answer's end: reading comes to it instead of waiting.
        var bytes = await viewer.Content.ReadAsByteArrayAsync().WaitAsync(Patience);

        Assert.Contains((byte)0xD8, bytes);
        Assert.Equal("unreachable", (await host.ProblemAsync(Path)).Reason);
    }

    [Fact]
    public async Task Mjpeg_MoreThanAllowed_IsToldToWait()
    {
        await using var host = await HostAsync(("MaxStreamsPerCaller", "1"));
        _frames.Writer.TryWrite(FakeCamera.Jpeg(1));
        using var first = await OpenAsync(host);

        using var second = await host.Viewer.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task Snapshot_CameraThatOnlyStreams_IsItsNextFrame()
    {
        await using var host = await HostAsync();
        _frames.Writer.TryWrite(FakeCamera.Jpeg(9));

        Assert.Equal(FakeCamera.Jpeg(9), await host.Viewer.GetByteArrayAsync("/api/v1/cameras/c/snapshot"));
    }

    [Fact]
    public async Task Mjpeg_OtherContent_IsRefused()
    {
        _camera.Gives("/m", "text/html", "<html>");
        await using var host = await HostAsync();

        Assert.Equal("wrongContent", (await host.ProblemAsync(Path)).Reason);
    }

    private static Task<HttpResponseMessage> OpenAsync(CameraHost host) => host.Viewer.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Patience);

    private static async Task SeesAsync(HttpResponseMessage response, int number) => await SeesAsync(await response.Content.ReadAsStreamAsync(), number);

    /// <summary>Reads on until the beginning of the picture with the number.</summary>
    private static async Task SeesAsync(Stream stream, int number)
    {
        byte[] wanted = [0xFF, 0xD8, 0xFF, 0xE0, (byte)number];
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        for (var kept = 0; ;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(kept), limit.Token);
            Assert.True(read > 0, $"the stream ended before picture {number}");
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(wanted) >= 0)
            {
                return;
            }

            // The mark may lie across two reads.
            kept = Math.Min(wanted.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }
    }

    private Task<CameraHost> HostAsync(params (string Key, string Value)[] settings) =>
        CameraHost.StartAsync([new CameraConfig { Id = "c", Site = "c", Mjpeg = new Uri(_camera.Address, "m") }], ["127.0.0.1"], null, settings);
}

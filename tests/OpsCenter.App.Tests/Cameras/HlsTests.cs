using System.Diagnostics;
using System.Net;
using OpsCenter.App.Cameras;
using OpsCenter.Core.Cameras;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Cameras;

public sealed class HlsTests
{
    private const string Folder = "/api/v1/cameras/c/hls/";
    private static readonly Uri From = new("http://cam.test/live/index.m3u8");

    [Fact]
    public void Rewrite_FilesOfTheFolder_AreNamedFlat()
    {
        const string playlist = """
            #EXTM3U
            #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES
            #EXT-X-MAP:URI="init.mp4?t=1"
            #EXTINF:2.0,
            seg/1.m4s?id=a%20b
            #EXTINF:2.0,
            http://cam.test/live/2.m4s
            """;

        var (text, files) = HlsPlaylist.Rewrite(playlist, From, new Uri(From, "."));

        Assert.Equal(["http://cam.test/live/init.mp4?t=1", "http://cam.test/live/seg/1.m4s?id=a%20b", "http://cam.test/live/2.m4s"], files.Values.Select(file => file.AbsoluteUri));
        Assert.All(files.Keys, name => Assert.Matches("^[A-Za-z0-9_-]+\\.(mp4|m4s)$", name));
        Assert.All(files.Keys, name => Assert.Contains(name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("cam.test", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CAN-BLOCK-RELOAD", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.ts")]
    [InlineData("/secret.ts")]
    [InlineData("..%2fsecret.ts")]
    [InlineData("%2e%2e/secret.ts")]
    [InlineData("..\\secret.ts")]
    [InlineData("http://other.test/live/1.ts")]
    [InlineData("//other.test/live/1.ts")]
    [InlineData("http://cam.test:81/live/1.ts")]
    [InlineData("file:///live/1.ts")]
    public void Rewrite_FileElsewhere_IsRefused(string reference) => Assert.Throws<CameraException>(() =>
        HlsPlaylist.Rewrite($"#EXTM3U\n#EXTINF:2,\n{reference}\n", From, new Uri(From, ".")));

    [Theory]
    [InlineData("#EXTM3U\nrun.cgi\n")]
    [InlineData("#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"../key.mp4\"\n")]
    [InlineData("<html>")]
    [InlineData("")]
    public void Rewrite_NoSuchPlaylist_IsRefused(string text) =>
        Assert.Throws<CameraException>(() => HlsPlaylist.Rewrite(text, From, new Uri(From, ".")));

    [Theory]
    [InlineData("1.ts")]
    [InlineData("..%2F1.ts")]
    [InlineData("%2e%2e")]
    [InlineData("index.m3u8%3Fcmd=reboot")]
    public async Task Hls_FileThatNoPlaylistNamed_IsNotAsked(string file)
    {
        await using var camera = await FakeCamera.StartAsync();
        await using var host = await HostAsync(camera);

        using var answer = await host.Viewer.GetAsync(new Uri(host.Viewer.BaseAddress + Folder[1..] + file));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(camera.Asked);
    }

    [Fact]
    public async Task Hls_SegmentOfThePlaylist_IsFetchedOnceForAll()
    {
        await using var camera = await FakeCamera.StartAsync();
        byte[] segment = [0x47, 1, 2, 3];
        camera.Gives("/live/index.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U\n#EXTINF:2,\n1.ts?k=5\n").Gives("/live/1.ts?k=5", "video/mp2t", segment);
        await using var host = await HostAsync(camera);
        var name = (await host.Viewer.GetStringAsync(Folder + "index.m3u8")).Split('\n').Single(line => line.EndsWith(".ts", StringComparison.Ordinal));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Viewer.GetByteArrayAsync(Folder + name)));

        Assert.All(answers, answer => Assert.Equal(segment, answer));
        Assert.Equal(1, camera.Count("/live/1.ts?k=5"));
    }

    [Fact]
    public async Task Hls_SegmentThatIsAPage_IsRefused()
    {
        await using var camera = await FakeCamera.StartAsync();
        camera.Gives("/live/index.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U\n1.ts\n").Gives("/live/1.ts", "text/html", "<html>");
        await using var host = await HostAsync(camera);
        var name = (await host.Viewer.GetStringAsync(Folder + "index.m3u8")).Split('\n')[1];

        Assert.Equal("wrongContent", (await host.ProblemAsync(Folder + name)).Reason);
    }

    [PeerFact("ffmpeg")]
    public async Task Hls_OfFfmpeg_PassesThroughWhole()
    {
        using var folder = new TemporaryFolder();
        await FfmpegAsync("-f lavfi -i testsrc2=size=320x180:rate=10:duration=6 -c:v libx264 -preset ultrafast -g 20 -f hls -hls_time 2 -hls_list_size 0 " + Path.Combine(folder.Path, "index.m3u8"));
        await using var camera = await FakeCamera.StartAsync();
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            camera.Gives("/live/" + Path.GetFileName(file), file.EndsWith(".ts", StringComparison.Ordinal) ? "video/mp2t" : "application/x-mpegURL", await File.ReadAllBytesAsync(file));
        }

        await using var host = await HostAsync(camera);

        // ffmpeg itself reads it back through the proxy, as any player would.
        var frames = await FfmpegAsync($"-headers \"X-Role: Viewer\r\n\" -i {host.Viewer.BaseAddress}{Folder[1..]}index.m3u8 -f framecrc -");

        Assert.Equal(60, frames.Split('\n').Count(line => line.StartsWith("0,", StringComparison.Ordinal)));
    }

    [PeerFact("ffmpeg")]
    public async Task Mjpeg_OfFfmpeg_IsTakenApart()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "s.mjpeg");
        await FfmpegAsync("-f lavfi -i testsrc2=size=320x180:rate=10:duration=1 -f mpjpeg " + file);
        await using var camera = await FakeCamera.StartAsync();
        camera.On("/m", async context =>
        {
            context.Response.ContentType = "multipart/x-mixed-replace;boundary=ffmpeg";
            await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(file));
        });
        await using var host = await CameraHost.StartAsync([new CameraConfig { Id = "c", Site = "c", Mjpeg = new Uri(camera.Address, "m") }], ["127.0.0.1"]);

        var picture = await host.Viewer.GetByteArrayAsync("/api/v1/cameras/c/snapshot");
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "one.jpg"), picture);

        Assert.Contains("0,", await FfmpegAsync($"-i {Path.Combine(folder.Path, "one.jpg")} -f framecrc -"), StringComparison.Ordinal);
    }

    private static Task<CameraHost> HostAsync(FakeCamera camera) =>
        CameraHost.StartAsync([new CameraConfig { Id = "c", Site = "c", Hls = new Uri(camera.Address, "live/index.m3u8") }], ["127.0.0.1"]);

    private static async Task<string> FfmpegAsync(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", "-hide_banner -loglevel error -nostdin -y " + arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}

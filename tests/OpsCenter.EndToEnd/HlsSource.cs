using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using OpsCenter.Testing;

namespace OpsCenter.EndToEnd;

/// <summary>A camera that gives HLS: ffmpeg's test picture, cut into segments of a second and served on a loopback port.</summary>
internal sealed class HlsSource : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Process _ffmpeg;
    private readonly WebApplication _app;

    private HlsSource(int port)
    {
        Port = port;
        var start = new ProcessStartInfo("ffmpeg") { WorkingDirectory = _folder.Path, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            "-loglevel", "error", "-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency",
            "-pix_fmt", "yuv420p", "-g", "10", "-f", "hls", "-hls_time", "1", "-hls_list_size", "6", "-hls_flags", "delete_segments+temp_file", "index.m3u8",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _ffmpeg = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start.");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".m3u8"] = "application/vnd.apple.mpegurl";
        types.Mappings[".ts"] = "video/mp2t";
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(_folder.Path), ContentTypeProvider = types });
    }

    public int Port { get; }

    public static async Task<HlsSource> StartAsync()
    {
        var source = new HlsSource(ServerProcess.FreePort());
        await source._app.StartAsync();
        return source;
    }

    /// <summary>The camera stands still, as one whose encoder hung.</summary>
    public void Stop() => _ffmpeg.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_ffmpeg.HasExited)
        {
            _ffmpeg.Kill();
        }

        await _ffmpeg.WaitForExitAsync();
        _ffmpeg.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}

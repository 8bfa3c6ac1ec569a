using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reloads when the folder has changed and then kept still for a moment.</summary>
/// <remarks>The file system's announcements only wake it; what the files look like decides, so a missed announcement costs one poll.</remarks>
internal sealed class ConfigReloadService(
    LiveIngestConfig live, ConfigFolderPath folder, IOptions<IngestOptions> options, TimeProvider time, ILogger<ConfigReloadService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private string _loaded = Fingerprint(folder.Path);
    private string _seen = "";

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <summary>One look. True while a change is under way or was just loaded, so that the next look should come soon.</summary>
    internal bool Step()
    {
        var now = Fingerprint(folder.Path);
        if (now == _loaded)
        {
            return false;
        }

        if (now != _seen)
        {
            // Still being written, perhaps: loaded once two looks agree.
            _seen = now;
            return true;
        }

        _loaded = now;
        live.Reload();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        while (!stoppingToken.IsCancellationRequested)
        {
            var changing = false;
            try
            {
                changing = Step();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.ReloadFailed(logger, exception);
            }

            await WaitAsync(changing, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WaitAsync(bool changing, CancellationToken cancellation)
    {
        if (changing)
        {
            await Task.Delay(Quiet, time, cancellation);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_wake.WaitAsync(either.Token), Task.Delay(options.Value.ReloadPoll, time, either.Token));
        await either.CancelAsync();
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            // Out of inotify watches or a file system without them: the poll does the work.
            Log.ReloadFailed(logger, exception);
            return null;
        }
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Awake already, or the host is stopping.
        }
    }

    private static string Fingerprint(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return "";
        }

        var files = new DirectoryInfo(folder)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".yaml" or ".yml" or ".geojson")
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        return string.Join('\n', files);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpsCenter.Core.Dashboards;

/// <summary>Loads dashboards at start, refusing to start with broken ones, and again whenever a file of the folder changes.</summary>
public sealed class DashboardWatcher(DashboardCatalogue catalogue, TimeProvider time, ILogger<DashboardWatcher> log) : IHostedService, IDisposable
{
    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private FileSystemWatcher? _files;
    private ITimer? _timer;

    /// <exception cref="InvalidOperationException">The dashboards have errors; all are in the message.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!catalogue.Reload())
        {
            throw new InvalidOperationException(
                $"The dashboards have errors:{Environment.NewLine}{string.Join(Environment.NewLine, catalogue.Status.Errors)}");
        }

        _timer = time.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _files = new FileSystemWatcher(catalogue.Folder, "*.json");
        _files.Changed += (_, _) => Soon();
        _files.Created += (_, _) => Soon();
        _files.Deleted += (_, _) => Soon();
        _files.Renamed += (_, _) => Soon();

        // The system's queue of changes overflowed: something changed, so read everything.
        _files.Error += (_, _) => Soon();
        _files.EnableRaisingEvents = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _files?.Dispose();
        _timer?.Dispose();
    }

    private void Soon() => _timer?.Change(Quiet, Timeout.InfiniteTimeSpan);

    private void Reload()
    {
        try
        {
            catalogue.Reload();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The folder itself may be gone for a moment, as when a checkout switches branches.
            log.DashboardsUnreadable(problem);
        }
    }
}

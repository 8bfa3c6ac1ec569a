using Microsoft.Extensions.Logging;

namespace OpsCenter.Ingest.Feeds;

/// <summary>A feed with the configuration it was made from; runs until it is stopped.</summary>
internal sealed class RunningFeed : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public RunningFeed(FeedConfig config, FeedMonitor monitor, IFeed feed, TimeProvider time, ILogger logger)
    {
        Config = config;
        Monitor = monitor;

        // A feed may begin with work that does not wait, such as reading a full folder: the feeds after it must not wait for that.
        _run = Task.Run(() => RunAsync(feed, time, logger));
    }

    public FeedConfig Config { get; }

    public FeedMonitor Monitor { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync(IFeed feed, TimeProvider time, ILogger logger)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await feed.RunAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // A bug of ours, or of the world we did not think of; the other feeds and the next run must not suffer.
                Log.FeedFailed(logger, Config.Id, problem);
                Monitor.Failed($"internal error: {problem.Message}");
            }

            await Task.Delay(Pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

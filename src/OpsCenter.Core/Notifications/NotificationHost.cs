using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications;

/// <summary>The loop of notifications: routes what is stored, and lets every channel send on its own, so that a slow one holds up no other.</summary>
public sealed class NotificationHost : BackgroundService
{
    /// <summary>A message under way when the server stops may still be finished.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, ChannelRunner> _runners = new();
    private readonly Dictionary<string, Task> _running = [];
    private readonly NotificationRouter _router;
    private readonly IDeliveryStore _store;
    private readonly NoticeSender _sender;
    private readonly ILiveConfig<NotificationsConfig> _config;
    private readonly NotificationMetrics _metrics;
    private readonly NotificationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<NotificationHost> _logger;
    private Instant _counted;
    private Instant _purged;
    private long _routedAt;

    internal NotificationHost(
        NotificationRouter router, IDeliveryStore store, NoticeSender sender, ILiveConfig<NotificationsConfig> config, NotificationMetrics metrics,
        IOptions<NotificationOptions> options, TimeProvider time, ILogger<NotificationHost> logger)
    {
        (_router, _store, _sender, _config, _metrics, _options, _time, _logger) = (router, store, sender, config, metrics, options.Value, time, logger);
        _routedAt = time.GetInstant().UnixNanoseconds;
    }

    /// <summary>When stored transitions were last looked at with success.</summary>
    public Instant RoutedAt => new(Volatile.Read(ref _routedAt));

    /// <summary>How a channel has fared since the start.</summary>
    public ChannelSummary SummaryOf(string channel) => _runners.TryGetValue(channel, out var runner) ? runner.Summary : ChannelSummary.Nothing;

    /// <summary>The channel is tried at the next beat, whatever failed before.</summary>
    public void Hurry(string channel)
    {
        if (_runners.TryGetValue(channel, out var runner))
        {
            runner.Hurry();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var sending = new CancellationTokenSource();
        await using var last = stoppingToken.Register(() => sending.CancelAfter(LastWords));
        using var timer = new PeriodicTimer(_options.Beat, _time);
        try
        {
            do
            {
                await BeatAsync(sending.Token, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task BeatAsync(CancellationToken sending, CancellationToken stopping)
    {
        try
        {
            await _router.StepAsync(stopping);
            Volatile.Write(ref _routedAt, _time.GetInstant().UnixNanoseconds);
            await CareAsync(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.BeatFailed(_logger, error);
        }

        foreach (var channel in _config.Current.Channels)
        {
            if (!_running.TryGetValue(channel.Id, out var running) || running.IsCompleted)
            {
                _running[channel.Id] = RunAsync(channel, sending, stopping);
            }
        }
    }

    private async Task RunAsync(ChannelConfig channel, CancellationToken sending, CancellationToken stopping)
    {
        await Task.Yield();
        var runner = _runners.GetOrAdd(
            channel.Id, id => new ChannelRunner(id, _store, (to, message, _) => _sender.SendAsync(to, message, sending), _metrics, _options, _time, _logger));
        try
        {
            await runner.StepAsync(channel, stopping);
        }
        catch (Exception error)
        {
            if (!stopping.IsCancellationRequested)
            {
                Log.StepFailed(_logger, channel.Id, error);
            }
        }
    }

    /// <summary>Counts, and what nobody sends any more.</summary>
    private async Task CareAsync(CancellationToken cancellation)
    {
        var now = _time.GetInstant();
        if (now - _counted >= CountEvery)
        {
            _counted = now;
            var counts = await _store.CountAsync(cancellation);
            _metrics.Waits(
                counts.Sum(count => count.Waiting),
                counts.Min(count => count.OldestWaiting) is { } oldest && now > oldest ? now - oldest : TimeSpan.Zero);
            foreach (var count in counts.Where(count => count.Waiting > 0 && _config.Current.Channel(count.Channel) is null))
            {
                await _store.GiveUpAsync(count.Channel, now - _options.MaxAge, "the channel is no longer configured", now, cancellation);
            }
        }

        if (now - _purged >= PurgeEvery)
        {
            _purged = now;
            await _store.PurgeAsync(now - _options.KeepLog, cancellation);
        }
    }
}

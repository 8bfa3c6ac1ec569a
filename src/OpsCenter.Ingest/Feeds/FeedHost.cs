using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Feeds;

/// <summary>Runs the feeds of the configuration in force: a changed one starts anew, the others go on undisturbed.</summary>
public sealed class FeedHost : BackgroundService, IFeedStatusSource
{
    private readonly ILiveConfig<IngestConfiguration> _configuration;
    private readonly FeedFactory _factory;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedHost> _logger;
    private readonly ConcurrentDictionary<string, RunningFeed> _running = new(StringComparer.Ordinal);
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal FeedHost(ILiveConfig<IngestConfiguration> configuration, FeedFactory factory, TimeProvider time, ILogger<FeedHost> logger)
    {
        (_configuration, _factory, _time, _logger) = (configuration, factory, time, logger);
    }

    public IReadOnlyList<FeedStatus> Snapshot() =>
        [.. _running.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Monitor.Status)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _configuration.Changed += Wake;
        try
        {
            do
            {
                await FollowAsync(_configuration.Current.Feeds);
            }
            while (await _changes.Reader.ReadAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
        finally
        {
            _configuration.Changed -= Wake;
            await FollowAsync([]);
        }
    }

    private void Wake() => _changes.Writer.TryWrite(true);

    private async Task FollowAsync(IReadOnlyList<FeedConfig> wanted)
    {
        var leaving = _running.Values.Where(running => !wanted.Contains(running.Config)).ToArray();
        await Task.WhenAll(leaving.Select(running => running.DisposeAsync().AsTask()));
        foreach (var running in leaving)
        {
            _running.TryRemove(running.Config.Id, out _);
        }

        foreach (var config in wanted.Where(config => !_running.ContainsKey(config.Id)))
        {
            var (monitor, feed) = _factory.Make(config);
            _running[config.Id] = new RunningFeed(config, monitor, feed, _time, _logger);
        }
    }
}

using Microsoft.Extensions.Options;
using OpsCenter.Core.Outbound;
using OpsCenter.Ingest.Feeds.Brokers;
using OpsCenter.Ingest.Feeds.Drops;
using OpsCenter.Ingest.Feeds.Polling;
using OpsCenter.Ingest.Feeds.Systems;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Feeds;

/// <summary>Makes the feed a configuration describes.</summary>
internal sealed class FeedFactory(
    IngestPipeline pipeline, FeedIntake intake, FeedMetrics metrics, IHostNames names, SystemAddresses systems, IOptions<FeedsOptions> options, DropRoot root, TimeProvider time)
{
    private readonly AllowedHosts _allowed = AllowedHosts.Of(options.Value.AllowedHosts, "Feeds:AllowedHosts", systems.IsOwn);

    public (FeedMonitor Monitor, IFeed Feed) Make(FeedConfig config)
    {
        var monitor = new FeedMonitor(config, metrics, time);
        return (monitor, config switch
        {
            PollConfig poll => new PollFeed(poll, _allowed, names, systems, options.Value, intake, monitor, time),
            DropConfig drop => new DropFeed(drop, root, options.Value, intake, monitor, time),
            BrokerConfig broker => new BrokerFeed(broker, pipeline, intake, monitor, time),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Kind, "no such kind of feed"),
        });
    }
}

using OpsCenter.Core.Notifications.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>notifications.yaml</c>: who is told of what.</summary>
/// <param name="packs">Ids.</param>
/// <param name="areas">Ids.</param>
/// <param name="rules">Ids of the packs' rules; those of the server itself begin with <c>system.</c> and are not in it.</param>
internal sealed class NotificationsReader(IReadOnlyCollection<string> packs, IReadOnlyCollection<string> areas, IReadOnlyCollection<string> rules)
{
    private static readonly TimeSpan MinPing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxPing = TimeSpan.FromDays(1);

    public NotificationsConfig Read(ConfigNode root)
    {
        if (root.Map() is not { } map)
        {
            return NotificationsConfig.Empty;
        }

        var link = map.Optional("link") is { } linkNode ? ConfigAddress.Http(linkNode, "link: https://ioc.example.vn/") : null;
        var channels = new ChannelsReader();
        foreach (var node in map.OptionalList("channels"))
        {
            channels.Read(node);
        }

        var names = new NotificationNames(packs, areas, rules, channels.Ids);
        var routes = new RoutesReader(names);
        foreach (var node in map.OptionalList("routes"))
        {
            routes.Read(node);
        }

        var ping = map.Optional("ping") is { } pingNode ? ReadPing(pingNode) : null;
        var warnings = map.Optional("publicWarnings") is { } warningsNode ? new PublicWarningsReader(names).Read(warningsNode) : null;
        map.ReportUnknownKeys();
        return new NotificationsConfig(channels.Build(), routes.Build(), link, ping, warnings);
    }

    private static AlivePingConfig? ReadPing(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var (address, source) = ChannelsReader.Address(map, "ping: {address: https://hc.example.vn/abc, every: 1m}");
        var every = map.OptionalDuration("every") ?? TimeSpan.FromMinutes(1);
        map.ReportUnknownKeys();
        if (every < MinPing || every > MaxPing)
        {
            map.Optional("every")?.Error("is no time between two calls", "Write 1s to 1d, e.g. 1m");
            return null;
        }

        return address is null && source is null ? null : new AlivePingConfig(address, source, every);
    }
}

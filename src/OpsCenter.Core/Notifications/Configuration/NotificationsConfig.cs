using OpsCenter.Core.PublicWarnings;

namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Who is told of what: <c>notifications.yaml</c>. Immutable; swapped whole on reload.</summary>
/// <param name="Channels">Ids are unique.</param>
/// <param name="Routes">In the file's order.</param>
/// <param name="Site">Where people reach the console, for links; null for no links.</param>
/// <param name="Ping">Null for none.</param>
/// <param name="Warnings">Null where nothing is public.</param>
public sealed record NotificationsConfig(
    IReadOnlyList<ChannelConfig> Channels, IReadOnlyList<RouteConfig> Routes, Uri? Site = null, AlivePingConfig? Ping = null, PublicWarningsConfig? Warnings = null)
{
    public static NotificationsConfig Empty { get; } = new([], []);

    /// <summary>Null where there is none of this id.</summary>
    public ChannelConfig? Channel(string id) => Channels.FirstOrDefault(channel => channel.Id == id);
}

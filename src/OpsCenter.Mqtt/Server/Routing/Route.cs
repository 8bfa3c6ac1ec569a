using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>
/// A subscriber of a topic, or a group that shares a subscription. Overlapping subscriptions of one session are merged: one copy with the
/// highest QoS and all identifiers, which §3.3.4 allows.
/// </summary>
/// <param name="Session">Null for a group.</param>
/// <param name="NoLocal">All of its matching subscriptions refuse the session's own messages.</param>
internal sealed record Route(Session? Session, byte QualityOfService, bool NoLocal, bool RetainAsPublished, IReadOnlyList<uint> Identifiers)
{
    /// <summary>Of its members one gets the message.</summary>
    public SharedGroup? Group { get; private init; }

    public static Route Of(Session session, SessionSubscription subscription) => new(
        session,
        subscription.Options.QualityOfService,
        subscription.Options.NoLocal,
        subscription.Options.RetainAsPublished,
        subscription.Identifier == 0 ? [] : [subscription.Identifier]);

    public static Route Of(SharedGroup group) => new(null, 2, NoLocal: false, RetainAsPublished: false, []) { Group = group };

    public Route With(SessionSubscription other) => new(
        Session,
        Math.Max(QualityOfService, other.Options.QualityOfService),
        NoLocal && other.Options.NoLocal,
        RetainAsPublished || other.Options.RetainAsPublished,
        other.Identifier == 0 ? Identifiers : [.. Identifiers, other.Identifier]);
}

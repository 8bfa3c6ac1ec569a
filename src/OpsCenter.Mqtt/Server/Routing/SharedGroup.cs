using OpsCenter.Mqtt.Server.Sessions;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>
/// The members of one shared subscription (§4.8.2). Each message goes to one of them, in turn: first among those who are connected and have
/// room, then among those who are away but whose session is kept.
/// </summary>
internal sealed class SharedGroup
{
    // Replaced as a whole by the index, under its lock; read without one.
    private volatile Member[] _members = [];
    private uint _next;

    public bool IsEmpty => _members.Length == 0;

    public void Set(Session session, SessionSubscription subscription) =>
        _members = [.. _members.Where(member => member.Session != session), new Member(session, subscription, subscription.Identifier == 0 ? [] : [subscription.Identifier])];

    public bool Remove(Session session)
    {
        var count = _members.Length;
        _members = [.. _members.Where(member => member.Session != session)];
        return _members.Length < count;
    }

    /// <summary>Is there another member who could take over now?</summary>
    public bool HasOther(Session session, bool connected) =>
        _members.Any(member => member.Session != session && (!connected || member.Session.Connection is not null));

    /// <summary>Hands the message to one member; false where nobody has room for it.</summary>
    /// <param name="except">Who had it and is gone.</param>
    public bool Deliver(RoutedMessage message, Session? except = null)
    {
        var members = _members;
        var start = Interlocked.Increment(ref _next);
        return DeliverAmong(members, start, message, connected: true, except) || DeliverAmong(members, start, message, connected: false, except);
    }

    private bool DeliverAmong(Member[] members, uint start, RoutedMessage message, bool connected, Session? except)
    {
        for (var offset = 0u; offset < members.Length; offset++)
        {
            var member = members[(start + offset) % members.Length];
            if (member.Session != except
                && member.Session.Connection is not null == connected
                && member.Session.TryEnqueue(member.Of(message, this)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Member(Session Session, SessionSubscription Subscription, IReadOnlyList<uint> Identifiers)
    {
        public Delivery Of(RoutedMessage message, SharedGroup group) => new(
            message,
            Math.Min(Subscription.Options.QualityOfService, message.QualityOfService),
            message.Retain && Subscription.Options.RetainAsPublished,
            Identifiers)
        {
            Group = group,
        };
    }
}

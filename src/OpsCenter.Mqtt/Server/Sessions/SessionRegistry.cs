using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Server.Connections;
using OpsCenter.Mqtt.Server.Routing;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>Sessions by client id. Its lock is taken when clients come and go, never per message.</summary>
internal sealed class SessionRegistry(MqttServerOptions options, MqttServerMetrics metrics, SubscriptionIndex index, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Gives a connection its session: that of before, or a new one (§3.1.2.4).</summary>
    /// <returns>QuotaExceeded where there is no room, ClientIdentifierNotValid where another user is connected under the id.</returns>
    public MqttReasonCode TryAttach(MqttClientIdentity client, ServerConnection connection, bool cleanStart, TimeSpan expiry, out Attached? attached)
    {
        lock (_gate)
        {
            attached = null;
            var known = _sessions.TryGetValue(client.ClientId, out var session);
            var before = session?.Connection;
            var isForeign = known && session!.UserName != client.UserName;
            if (!known && _sessions.Count >= options.MaximumSessions)
            {
                return MqttReasonCode.QuotaExceeded;
            }

            if (isForeign && before is not null)
            {
                // One credential must not end the connection of another, nor read what waits for it.
                return MqttReasonCode.ClientIdentifierNotValid;
            }

            var present = known && !cleanStart && !isForeign;
            var will = session?.Will;
            if (!present)
            {
                Forget(session);
                session = _sessions[client.ClientId] = new Session(client, options, metrics);
            }

            session!.Will = null;
            session.Expiry = expiry;
            session.Attach(connection);

            // Coming back in time silences a delayed will; a clean start ends the session it belonged to [MQTT-3.1.3-9].
            attached = new Attached(session, present, before, present ? null : will);
            return MqttReasonCode.Success;
        }
    }

    /// <summary>Is the client connected, as the same user? Then a new connection replaces that one.</summary>
    public bool IsConnected(MqttClientIdentity client)
    {
        lock (_gate)
        {
            return _sessions.TryGetValue(client.ClientId, out var session) && session.UserName == client.UserName && session.Connection is not null;
        }
    }

    /// <summary>The connection has ended. The will, if one is left, waits in the session or is handed back to be published now.</summary>
    public PendingWill? Detach(Session session, ServerConnection connection, MqttClientIdentity client, MqttWill? will, TimeSpan? newExpiry)
    {
        lock (_gate)
        {
            if (!session.Detach(connection))
            {
                // Taken over: with a delay the newcomer silences the will, without one it is due.
                return will is null || Delay(will) > TimeSpan.Zero ? null : new PendingWill(client, will, 0);
            }

            session.Expiry = newExpiry ?? session.Expiry;
            session.LeftAt = time.GetTimestamp();
            if (session.IsEnded || session.Expiry <= TimeSpan.Zero)
            {
                Forget(session);
                return will is null ? null : new PendingWill(client, will, 0);
            }

            HandOver(session, connected: true);

            if (will is null)
            {
                return null;
            }

            var pending = new PendingWill(client, will, session.LeftAt + (long)(Delay(will).TotalSeconds * time.TimestampFrequency));
            session.Will = Delay(will) > TimeSpan.Zero ? pending : null;
            return session.Will is null ? pending : null;
        }
    }

    /// <summary>Ends sessions whose time is over, and hands out the wills that are due: after their delay or with their session (§3.1.3.2.2).</summary>
    public IReadOnlyList<PendingWill> Sweep()
    {
        var due = new List<PendingWill>();
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(session => session.Connection is null).ToArray())
            {
                var isOver = time.GetElapsedTime(session.LeftAt) >= session.Expiry;
                if (session.Will is { } will && (isOver || will.DueAt <= time.GetTimestamp()))
                {
                    due.Add(will);
                    session.Will = null;
                }

                if (isOver)
                {
                    Forget(session);
                }
            }
        }

        return due;
    }

    private static TimeSpan Delay(MqttWill will) => TimeSpan.FromSeconds(will.Properties?.Number(MqttPropertyId.WillDelayInterval) ?? 0);

    private void Forget(Session? session)
    {
        if (session is null || session.IsEnded)
        {
            return;
        }

        session.IsEnded = true;
        _sessions.Remove(session.ClientId);
        foreach (var filter in session.Filters)
        {
            index.Remove(session, filter);
        }

        HandOver(session, connected: false);
    }

    /// <summary>A member of shared subscriptions is gone: what was meant for it goes to the others.</summary>
    /// <param name="connected">Only to those who are there now; its own session keeps the rest.</param>
    private void HandOver(Session session, bool connected)
    {
        foreach (var delivery in session.TakeShared(group => group.HasOther(session, connected)))
        {
            if (!delivery.Group!.Deliver(delivery.Message, except: session))
            {
                metrics.Dropped(MqttDropCause.NoMember);
            }
        }
    }
}

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

    /// <summary>Gives a connection its session: that of before, or a new one (§3.1.2.4). Null where there is no room.</summary>
    public Attached? Attach(string clientId, ServerConnection connection, bool cleanStart, TimeSpan expiry)
    {
        lock (_gate)
        {
            var known = _sessions.TryGetValue(clientId, out var session);
            var present = known && !cleanStart;
            if (!known && _sessions.Count >= options.MaximumSessions)
            {
                return null;
            }

            var will = session?.Will;
            var before = session?.Connection;
            if (!present)
            {
                Forget(session);
                session = _sessions[clientId] = new Session(clientId, options, metrics);
            }

            session!.Will = null;
            session.Expiry = expiry;
            session.Attach(connection);

            // Coming back in time silences a delayed will; a clean start ends the session it belonged to [MQTT-3.1.3-9].
            return new Attached(session, present, before, cleanStart ? will : null);
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
    }
}

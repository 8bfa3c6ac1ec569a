using System.Globalization;

namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>
/// What the endpoint says of itself under <c>$SYS/broker/</c>, for tools that read it there: a few numbers, not retained, only while somebody
/// who may subscribes.
/// </summary>
internal sealed class SystemTopics(MqttServerOptions options, SubscriptionIndex index, Router router, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long _last = time.GetTimestamp();

    /// <summary>Called with every round of housekeeping.</summary>
    public void Step(int connected, int sessions, int retained)
    {
        if (options.SystemTopicsInterval <= TimeSpan.Zero || time.GetElapsedTime(_last) < options.SystemTopicsInterval)
        {
            return;
        }

        _last = time.GetTimestamp();
        Publish("$SYS/broker/uptime", (long)time.GetElapsedTime(_started).TotalSeconds);
        Publish("$SYS/broker/clients/connected", connected);
        Publish("$SYS/broker/clients/total", sessions);
        Publish("$SYS/broker/retained messages/count", retained);
    }

    private void Publish(string topic, long value)
    {
        var routes = index.Find(topic, out _);
        if (routes.Length > 0)
        {
            router.ForwardOwn(routes, topic, value.ToString(CultureInfo.InvariantCulture));
        }
    }
}

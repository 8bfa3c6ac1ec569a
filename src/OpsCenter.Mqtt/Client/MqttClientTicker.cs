using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OpsCenter.Mqtt.Client;

/// <summary>One timer for the keep-alive of all clients on a clock: five thousand clients need no five thousand timers.</summary>
internal sealed class MqttClientTicker
{
    private static readonly ConditionalWeakTable<TimeProvider, MqttClientTicker> PerClock = [];
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<MqttClientLink, bool> _links = new();
    private readonly ITimer _timer;

    private MqttClientTicker(TimeProvider time)
    {
        var self = new WeakReference<MqttClientTicker>(this);
        _timer = time.CreateTimer(static state => Tick((WeakReference<MqttClientTicker>)state!), self, Period, Period);
    }

    public static MqttClientTicker Of(TimeProvider time) => PerClock.GetValue(time, static clock => new MqttClientTicker(clock));

    public void Add(MqttClientLink link) => _links.TryAdd(link, true);

    public void Remove(MqttClientLink link) => _links.TryRemove(link, out _);

    private static void Tick(WeakReference<MqttClientTicker> reference)
    {
        if (!reference.TryGetTarget(out var ticker))
        {
            return;
        }

        GC.KeepAlive(ticker._timer);
        foreach (var (link, _) in ticker._links)
        {
            link.Tick();
        }
    }
}

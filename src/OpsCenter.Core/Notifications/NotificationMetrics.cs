using System.Diagnostics.Metrics;

namespace OpsCenter.Core.Notifications;

/// <summary>Meter <c>OpsCenter.Notifications</c>.</summary>
public sealed class NotificationMetrics
{
    public const string MeterName = "OpsCenter.Notifications";
    private readonly Meter _meter;
    private readonly Counter<long> _queued;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _digested;
    private int _waiting;
    private double _oldest;

    public NotificationMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _queued = _meter.CreateCounter<long>("opscenter.notifications.queued", "{delivery}", "Deliveries put into the outbox.");
        _sent = _meter.CreateCounter<long>("opscenter.notifications.sent", "{delivery}", "Deliveries that a receiver has taken.");
        _failed = _meter.CreateCounter<long>("opscenter.notifications.failed", "{delivery}", "Deliveries given up.");
        _dropped = _meter.CreateCounter<long>("opscenter.notifications.dropped", "{delivery}", "Deliveries discarded: by a person, or because what they end was never told.");
        _refused = _meter.CreateCounter<long>("opscenter.notifications.refused", "{attempt}", "Attempts that failed; tried again.");
        _digested = _meter.CreateCounter<long>("opscenter.notifications.digested", "{delivery}", "Deliveries that went in a digest.");
        _meter.CreateObservableGauge("opscenter.notifications.waiting", () => Volatile.Read(ref _waiting), "{delivery}", "Deliveries to be sent.");
        _meter.CreateObservableGauge("opscenter.notifications.oldest", () => Volatile.Read(ref _oldest), "s", "Age of the oldest delivery that waits; 0 where none does.");
    }

    internal void Queued(string channel) => _queued.Add(1, Channel(channel));

    internal void Sent(string channel, int count) => _sent.Add(count, Channel(channel));

    internal void Failed(string channel, int count) => _failed.Add(count, Channel(channel));

    internal void Dropped(string channel, int count) => _dropped.Add(count, Channel(channel));

    internal void Refused(string channel) => _refused.Add(1, Channel(channel));

    internal void Digested(string channel, int count) => _digested.Add(count, Channel(channel));

    internal void Waits(int count, TimeSpan oldest)
    {
        Volatile.Write(ref _waiting, count);
        Volatile.Write(ref _oldest, oldest.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Channel(string id) => new("channel", id);
}

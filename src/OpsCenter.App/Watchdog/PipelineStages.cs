using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>Looks at every stage in the order of a message's way and names the first that stands still.</summary>
internal sealed class PipelineStages(
    Heartbeat heartbeat, AlarmEngine engine, NotificationHost notifications, IOptions<NotificationOptions> options, TimeProvider time, LiveBroadcaster? broadcaster = null)
{
    /// <summary>Of the interval: late enough to be sure that a beat is missing, early enough to be told within two.</summary>
    private const double Patience = 1.6;

    /// <summary>After a start the engine first judges what came while the server was down.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMinutes(2);

    private static readonly LocalizedText Storing = new("lưu số liệu", "storing readings");
    private static readonly LocalizedText Judging = new("xét cảnh báo", "judging alarms");
    private static readonly LocalizedText Showing = new("đưa số liệu lên màn hình", "feeding the screens");
    private static readonly LocalizedText Telling = new("gửi thông báo", "routing notifications");
    private readonly Instant _started = time.GetInstant();

    /// <summary>Null where everything moves.</summary>
    public Stage? Stalled()
    {
        var limit = time.GetInstant() - (options.Value.Heartbeat * Patience);
        if (heartbeat.StoredAt < limit)
        {
            return new Stage(Storing, heartbeat.StoredAt);
        }

        var judged = engine.JudgedUpTo ?? _started + CatchUp;
        if (judged < limit)
        {
            return new Stage(Judging, judged, Board: true);
        }

        if (broadcaster is not null && broadcaster.SteppedAt < limit)
        {
            return new Stage(Showing, broadcaster.SteppedAt);
        }

        return notifications.RoutedAt < limit ? new Stage(Telling, notifications.RoutedAt) : null;
    }
}

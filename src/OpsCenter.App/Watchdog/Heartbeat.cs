using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Watchdog;

/// <summary>A reading of the server's own that takes the same way as a device's: source, commit, engine. One under way at a time.</summary>
internal sealed class Heartbeat(IMessageIntake intake, IOptions<NotificationOptions> options, TimeProvider time, ILogger<Heartbeat> logger)
{
    public const string Field = "heartbeat";
    private const string Sender = "opscenter";
    private static readonly string Line = $"{StoreAlarms.Measurement},pack={StoreAlarms.Pack},origin=self {Field}=1";
    private Task _beating = Task.CompletedTask;
    private Instant _next;
    private long _storedAt = time.GetInstant().UnixNanoseconds;

    /// <summary>When the newest one was put in that came to be stored; before the first, when the server started.</summary>
    public Instant StoredAt => new(Volatile.Read(ref _storedAt));

    /// <summary>Puts one in where it is time and none is under way.</summary>
    public void Step()
    {
        var now = time.GetInstant();
        if (now >= _next && _beating.IsCompleted)
        {
            _next = now + options.Value.Heartbeat;
            _beating = BeatAsync(now);
        }
    }

    private async Task BeatAsync(Instant now)
    {
        await Task.Yield();
        try
        {
            var payload = Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line} {now.UnixNanoseconds}"));
            if ((await intake.SubmitAsync(new IngestMessage("line/watchdog", payload, Sender, now))).IsSafe)
            {
                Volatile.Write(ref _storedAt, now.UnixNanoseconds);
            }
        }
        catch (Exception error)
        {
            Log.HeartbeatFailed(logger, error);
        }
    }
}

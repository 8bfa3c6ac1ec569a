using OpsCenter.App.Hosting;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.StoreWatch;

/// <summary>Tells readiness and the alarm board how the store is. Every second, whether a device sends or not.</summary>
internal sealed class StoreWatcher(ITelemetryStore store, AlarmEngine alarms, TimeProvider time, ILogger<StoreWatcher> logger)
    : BackgroundService, IReadinessStage
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly KeyValuePair<string, string>[] Tags =
        [new(StandardTags.Pack, StoreAlarms.Pack), new(StandardTags.Device, Environment.MachineName)];

    private readonly SeriesKey _free = new(StoreAlarms.Measurement, Tags, StoreAlarms.FreeField);
    private readonly SeriesKey _refuses = new(StoreAlarms.Measurement, Tags, StoreAlarms.RefusesField);

    public string Name => "store";

    public string? NotReadyBecause => store.Health.RefusesBecause;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Step();
            }
            catch (Exception error)
            {
                Log.LookFailed(logger, error);
            }
        }
    }

    /// <summary>One look. A full disk is told by its own rule, so the other one is for refusals of any other kind.</summary>
    private void Step()
    {
        var (health, now) = (store.Health, time.GetInstant());
        var refuses = health is { RefusesBecause: not null, IsFull: false } ? 1 : 0;
        alarms.Observe(health.Room is { } room
            ? [Own(_refuses, refuses, now), Own(_free, Math.Floor(room.FreeBytes / StoreAlarms.BytesPerMegabyte), now)]
            : [Own(_refuses, refuses, now)]);
    }

    private static Reading Own(SeriesKey series, double value, Instant now) => new(series, now, value, Quality.Good, ReadingFlags.None, now);
}

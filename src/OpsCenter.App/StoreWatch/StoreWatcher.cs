using System.Globalization;
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
    private readonly SeriesKey _waits = new(StoreAlarms.Measurement, Tags, StoreAlarms.WaitsField);
    private readonly SeriesKey _damaged = new(StoreAlarms.Measurement, Tags, StoreAlarms.DamagedField);
    private readonly SeriesKey _refuses = new(StoreAlarms.Measurement, Tags, StoreAlarms.RefusesField);

    public string Name => "store";

    public string? NotReadyBecause => store.Health.RefusesBecause;

    public string? Remark
    {
        get
        {
            var health = store.Health;
            string?[] remarks = [Waiting(health), Damaged(health)];
            return remarks.Any(remark => remark is not null) ? string.Join("; ", remarks.Where(remark => remark is not null)) : null;
        }
    }

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
        var readings = new List<Reading> { Own(_refuses, refuses, now), Own(_damaged, health.Damaged, now) };
        if (health.Room is { } room)
        {
            readings.Add(Own(_free, Math.Floor(room.FreeBytes / StoreAlarms.BytesPerMegabyte), now));
        }

        if (health.Backlog is { } backlog)
        {
            readings.Add(Own(_waits, backlog.Because is null ? 0 : 1, now));
        }

        alarms.Observe([.. readings]);
    }

    private static string? Waiting(StoreHealth health) => health.Backlog is { Because: { } reason } backlog
        ? string.Create(CultureInfo.InvariantCulture, $"{backlog.Readings} readings wait, the oldest for {backlog.OldestAge.TotalSeconds:F0} s: {reason}")
        : null;

    private static string? Damaged(StoreHealth health) => health.Damaged == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{health.Damaged} damaged pieces of history found since the start, the log names each");

    private static Reading Own(SeriesKey series, double value, Instant now) => new(series, now, value, Quality.Good, ReadingFlags.None, now);
}

using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Backup;

namespace OpsCenter.App.Backup;

/// <summary>Makes a backup whenever one is due, and tells the alarm board how old the newest good one is.</summary>
internal sealed class BackupSchedule(
    BackupProcess process, AlarmEngine alarms, IAuditLog audit, BackupMeter meter, IOptions<BackupOptions> options, TimeProvider time, ILogger<BackupSchedule> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly Caller Server = new("server", CallerKind.System, FrozenSet<Permission>.Empty);
    private static readonly SeriesKey Age = new(
        StoreAlarms.Measurement, [new(StandardTags.Pack, StoreAlarms.Pack), new(StandardTags.Device, Environment.MachineName)], BackupAlarm.AgeField);

    private readonly BackupOptions _options = options.Value;
    private BackupFolder? _folder;
    private long _newestTicks;
    private DateTimeOffset _due;
    private Task<string?>? _running;
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.IsOn)
        {
            return;
        }

        await Task.Yield();
        Begin();
        await NoteAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                try
                {
                    await StepAsync(stoppingToken);
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.StepFailed(logger, error);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            // It is killed by now; what it left the next one uses.
            await (_running ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Begin()
    {
        _folder = new BackupFolder(Path.GetFullPath(_options.Dir!));
        var now = time.GetUtcNow();
        _newestTicks = now.UtcTicks;
        _due = now + (_options.Every * Random.Shared.NextDouble() / 10);
        meter.Observe(() => Since(time.GetUtcNow()).TotalSeconds);
        Log.Scheduled(logger, _folder.Path, _options.Every, _options.Keep);
    }

    /// <summary>Once a start: a line each minute would bury what people did.</summary>
    private async Task NoteAsync(CancellationToken stopping)
    {
        try
        {
            await audit.AppendAsync(Server, "backup.schedule", _folder!.Path, $"every {_options.Every}, {_options.Keep} kept", stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.StepFailed(logger, error);
        }
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        if (_running is { IsCompleted: true } done)
        {
            _running = null;
            Took(done.IsFaulted ? done.Exception.GetBaseException().Message : await done);
        }

        if (_running is null && now >= _due)
        {
            // Never later than the interval, so that what is promised of it holds.
            _due = now + (_options.Every * (0.9 + (0.1 * Random.Shared.NextDouble())));
            _running = process.RunAsync(_options, stopping);
        }

        var at = Instant.From(now);
        alarms.Observe([new Reading(Age, at, Math.Max(0, Since(now).TotalMinutes), Quality.Good, ReadingFlags.None, at)]);
    }

    private TimeSpan Since(DateTimeOffset now) => TimeSpan.FromTicks(now.UtcTicks - Volatile.Read(ref _newestTicks));

    private void Took(string? problem)
    {
        if (problem is null && _folder!.List() is [.., var newest])
        {
            var made = _folder.Read(newest);
            Volatile.Write(ref _newestTicks, made.TakenAt.UtcTicks);
            meter.Made(made.NewBytes);
            if (_failing)
            {
                Log.WorksAgain(logger);
            }
        }
        else
        {
            meter.Failed();
            Log.Failed(logger, problem ?? "it left nothing");
        }

        _failing = problem is not null;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Storage;

namespace OpsCenter.App.Observability;

/// <summary>Feeds the centre's own figures back as readings, so that a wall, an alarm rule and the history can show them like any other.</summary>
/// <remarks>They take the same way as a device's: where that way is blocked the wall shows it, for its tiles go stale.</remarks>
internal sealed class SelfMonitor(
    PrometheusEndpoint metrics, IMessageIntake intake, DataFolder folder, IOptions<SelfMonitorOptions> options, TimeProvider time, ILogger<SelfMonitor> logger)
    : BackgroundService
{
    /// <summary>Sender of the readings in statistics and quarantine.</summary>
    public const string Sender = "opscenter";

    /// <summary>Tag that marks them as the centre's own.</summary>
    private const string Series = "ops,pack=ops,origin=self";

    private MetricSnapshot? _before;
    private long _lookedAt;
    private TimeSpan _cpu;

    /// <summary>One look; the first only remembers. Answers what became of the readings, null where there were none.</summary>
    public async Task<IngestOutcome?> StepAsync()
    {
        var elapsed = _before is null ? TimeSpan.Zero : time.GetElapsedTime(_lookedAt);
        _lookedAt = time.GetTimestamp();
        var machine = MachineState.Look(folder, _cpu, elapsed, out _cpu);
        var now = metrics.Snapshot();
        var before = Interlocked.Exchange(ref _before, now);
        if (before is null || elapsed <= TimeSpan.Zero)
        {
            return null;
        }

        var at = time.GetInstant();
        var fields = SelfFigures.Of(new MetricChange(before, now, elapsed), machine).Select(figure => $"{figure.Key}={figure.Value.ToString("R", CultureInfo.InvariantCulture)}");
        var line = string.Create(CultureInfo.InvariantCulture, $"{Series} {string.Join(',', fields)} {at.UnixNanoseconds}");
        return await intake.SubmitAsync(new IngestMessage("line/ops", Encoding.UTF8.GetBytes(line), Sender, at));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Interval <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            try
            {
                if (await StepAsync() is { IsSafe: false } outcome)
                {
                    Log.SelfNotStored(logger, outcome.Reason ?? "");
                }
            }
            catch (Exception exception)
            {
                Log.SelfFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

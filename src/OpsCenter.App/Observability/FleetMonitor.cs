using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Observability;

/// <summary>Stores how the devices of each pack do, so that a wall, a KPI and a rule can show it like any other reading.</summary>
internal sealed class FleetMonitor(
    DeviceBoard board, IMessageIntake intake, IOptions<SelfMonitorOptions> options, TimeProvider time, ILogger<FleetMonitor> logger) : BackgroundService
{
    private const string NoPack = "other";

    /// <summary>One look. Answers what became of the readings, null where there is no device yet.</summary>
    public async Task<IngestOutcome?> StepAsync()
    {
        var at = time.GetInstant();
        var today = LocalTime.Day(at);
        var lines = board.Current
            .GroupBy(device => device.Pack ?? NoPack, StringComparer.Ordinal)
            .Select(group => Line(group.Key, [.. group], today, at));
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : await intake.SubmitAsync(new IngestMessage("line/fleet", Encoding.UTF8.GetBytes(text), SelfMonitor.Sender, at));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FleetInterval <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.FleetInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
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
    }

    private static string Line(string pack, IReadOnlyList<DeviceView> devices, DateOnly today, Instant at) => string.Create(
        CultureInfo.InvariantCulture,
        $"fleet,pack=iot-network,group={pack},origin=self devices={devices.Count},online={devices.Count(device => device.Presence == DevicePresence.Talking)}"
        + $",silent={devices.Count(device => device.Presence == DevicePresence.Silent)},batteries_low={devices.Count(device => device.Battery is { Low: true })}"
        + $",calibrations_due={devices.Count(device => Calibration.Judge(device.Config?.CalibrationDue, today) is CalibrationState.DueSoon or CalibrationState.Overdue)} {at.UnixNanoseconds}");
}

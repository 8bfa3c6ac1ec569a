using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Running;

/// <summary>Runs the simulated province as long as the host runs.</summary>
internal sealed class SimulatorService(
    IOptions<SimulatorOptions> options, DeviceLinks links, TimeProvider time, ILogger<SimulatorService> logger) : BackgroundService
{
    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstValuesPatience = TimeSpan.FromSeconds(20);

    private readonly SimulatorOptions _options = options.Value;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var start = time.GetUtcNow();
        if (TryCreate(start) is not { } province)
        {
            return;
        }

        DeviceRunner[] runners = [.. province.Devices.Where(links.Carries).Select(device =>
            new DeviceRunner(device, new Mischief(province.Model.Noise, device.ClientId, _options)))];
        Log.Started(logger, province.Model.Sites.Count, runners.Length, _options.Host, _options.Port);
        var running = runners.Select(runner => RunDeviceAsync(runner, stoppingToken));
        try
        {
            await Task.WhenAll([.. running, StepAsync(runners, start, stoppingToken), FillPastAsync(runners, start, stoppingToken)]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private SimulatedProvince? TryCreate(DateTimeOffset start)
    {
        try
        {
            return SimulatedProvince.Create(SiteFolder.Read(_options.ConfigDir), _options.Seed, start, _options.Speed);
        }
        catch (InvalidOperationException exception)
        {
            Log.NoProvince(logger, exception.Message);
            return null;
        }
    }

    private async Task RunDeviceAsync(DeviceRunner runner, CancellationToken cancellation)
    {
        try
        {
            await using var link = await links.OpenAsync(runner.Device, cancellation);
            await runner.RunAsync(link, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The other devices go on.
            Log.DeviceFailed(logger, exception, runner.Device.ClientId);
        }
    }

    private async Task StepAsync(DeviceRunner[] runners, DateTimeOffset start, CancellationToken cancellation)
    {
        foreach (var runner in runners)
        {
            runner.OfferNow(start);
        }

        using var timer = new PeriodicTimer(StepInterval, time);
        for (var last = start; await timer.WaitForNextTickAsync(cancellation);)
        {
            var now = time.GetUtcNow();
            try
            {
                foreach (var runner in runners)
                {
                    runner.OfferDue(last, now);
                }
            }
            catch (Exception exception)
            {
                Log.StepFailed(logger, exception);
            }

            last = now;
        }
    }

    /// <summary>Oldest first, at a moderate rate, and only when every device has shown its present value (or had time to).</summary>
    private async Task FillPastAsync(DeviceRunner[] runners, DateTimeOffset start, CancellationToken cancellation)
    {
        if (_options.Backfill <= TimeSpan.Zero)
        {
            return;
        }

        await Task.WhenAny(Task.WhenAll(runners.Select(runner => runner.FirstSent)), Task.Delay(FirstValuesPatience, time, cancellation));
        var (all, sinceRest) = (0, 0);
        for (var from = start - _options.Backfill; from < start; from += _options.BackfillStep)
        {
            var until = from + _options.BackfillStep < start ? from + _options.BackfillStep : start;
            foreach (var runner in runners)
            {
                var offered = await runner.OfferPastAsync(from, until, _options.BackfillStep, cancellation);
                all += offered;
                sinceRest += offered;
                if (sinceRest >= 10)
                {
                    await Task.Delay(TimeSpan.FromSeconds(sinceRest / (double)_options.BackfillRate), time, cancellation);
                    sinceRest = 0;
                }
            }
        }

        Log.PastPublished(logger, all, _options.Backfill);
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Maintenance;

namespace OpsCenter.Core.Alarms;

/// <summary>Runs the engine's steps: restore before anything may come in, then the clock and the writer.</summary>
internal sealed class AlarmHost(
    AlarmEngine engine, AlarmCatchUp catchUp, MaintenanceService maintenance, AlarmJournal journal, IOptions<AlarmOptions> options, TimeProvider time, ILogger<AlarmHost> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await maintenance.LoadAsync(cancellationToken);
        await catchUp.RestoreAsync(cancellationToken);
        await journal.SaveAsync(cancellationToken);

        // The writer on a thread of its own: where something waits already it saves at once, SQLite does not answer later, and the host would wait.
        _running = Task.WhenAll(RunClockAsync(_stopping.Token), Task.Run(() => RunWriterAsync(_stopping.Token), CancellationToken.None));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
        await journal.SaveAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunClockAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await BeatAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        try
        {
            engine.Tick();
            await catchUp.RunAsync(stopping);
        }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            Log.BeatFailed(logger, error);
        }
    }

    private async Task RunWriterAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await journal.WhenWork().WaitAsync(options.Value.CheckpointInterval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!await journal.SaveAsync(stopping))
                {
                    await Task.Delay(Beat, time, stopping);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping; what waits is saved by StopAsync.
        }
    }
}

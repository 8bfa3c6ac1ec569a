using OpsCenter.App.Hosting;
using OpsCenter.Core.Live;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>Fills the live state from the store, so that a restarted server shows what it knew.</summary>
internal sealed class LiveSeeder(LiveState state, ITelemetryStore store, TimeProvider time, ILogger<LiveSeeder> log)
    : BackgroundService, IReadinessStage
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);
    private volatile string? _waiting = "reading the last values from the store";

    public string Name => "live";

    public string? NotReadyBecause => _waiting;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the host's start: a store of thousands of series must not hold up the listeners.
        await Task.Yield();
        while (_waiting is not null)
        {
            try
            {
                await state.SeedAsync(store, time.GetInstant(), stoppingToken);
                _waiting = null;
                log.Seeded(state.Count);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                _waiting = "the store does not answer";
                log.SeedFailed(problem);
                await Task.Delay(Retry, time, stoppingToken);
            }
        }
    }
}

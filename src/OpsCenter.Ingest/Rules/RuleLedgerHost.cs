using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Rules;

/// <summary>Lets the ledger look at the files at the start, after each reload, and again where that failed.</summary>
internal sealed class RuleLedgerHost(RuleLedger ledger, LiveIngestConfig live, RuleInbox inbox, TimeProvider time, ILogger<RuleLedgerHost> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _wake = new(0, 1);

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite answers on the thread that asks; the host's start shall not wait for it.
        await Task.Yield();
        live.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var failed = !await StepAsync(stoppingToken);
                await WaitAsync(failed, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            live.Changed -= Wake;
        }
    }

    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        try
        {
            await ledger.CatchUpAsync(cancellation);
            await inbox.RefreshAsync(cancellation);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Log.CatchUpFailed(logger, failure);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task WaitAsync(bool failed, CancellationToken cancellation)
    {
        if (failed)
        {
            await Task.Delay(Again, time, cancellation);
            return;
        }

        await _wake.WaitAsync(cancellation);
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Awake already, or the host is stopping.
        }
    }
}

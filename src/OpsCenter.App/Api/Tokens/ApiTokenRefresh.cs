using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Tokens;

/// <summary>Keeps the directory within a second of the store, whichever process changed it.</summary>
internal sealed class ApiTokenRefresh(ITokenStore store, IAccessStamp stamp, ApiTokenDirectory directory, TimeProvider time, ILogger<ApiTokenRefresh> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private long? _seen;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads the tokens where the stamp moved.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        var now = await stamp.ReadAsync(cancellation);
        if (now == _seen)
        {
            return;
        }

        directory.Replace(await store.ListAsync(cancellation));
        _seen = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The tokens known so far stay valid; the stamp was not taken, so the next beat tries again.
                Log.TokensNotRead(logger, error);
            }
        }
    }
}

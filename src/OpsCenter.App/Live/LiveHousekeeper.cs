using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Live;

/// <summary>What may take its time and so must not sit in the broadcaster's loop: reloads, idle views, stalled or revoked connections.</summary>
internal sealed class LiveHousekeeper : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Least time between two readings of a trend's past from the store.</summary>
    private static readonly TimeSpan PastAgain = TimeSpan.FromMinutes(1);

    private readonly LiveChannels _channels;
    private readonly LiveConnections _connections;
    private readonly ILiveAccess _access;
    private readonly LiveOptions _options;
    private readonly LiveMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveHousekeeper> _log;
    private Instant _nextAccess;
    private Instant _nextPast;
    private int _configurationChanged;

    public LiveHousekeeper(
        LiveChannels channels, LiveConnections connections, ILiveAccess access, LiveReloads reloads, IOptions<LiveOptions> options,
        LiveMeter meter, TimeProvider time, ILogger<LiveHousekeeper> log)
    {
        (_channels, _connections, _access, _options, _meter, _time, _log) = (channels, connections, access, options.Value, meter, time, log);
        reloads.Changed += () => Volatile.Write(ref _configurationChanged, 1);
    }

    /// <summary>One round.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        var now = _time.GetInstant();
        _channels.CloseIdle(now - TimeSpan.FromSeconds(_options.IdleViewSeconds));
        CloseStalled();
        if (Interlocked.Exchange(ref _configurationChanged, 0) == 1)
        {
            var basis = _channels.Basis;
            await RenewAsync(channel => channel.Basis != basis, cancellation);
        }
        else if (now >= _nextPast)
        {
            _nextPast = now + PastAgain;
            await RenewAsync(channel => channel.PastChanged, cancellation);
        }

        if (now >= _nextAccess)
        {
            _nextAccess = now + TimeSpan.FromSeconds(_options.AccessCheckSeconds);
            await CloseRevokedAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await StepAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                _log.RoundFailed(problem);
            }
        }
    }

    private void CloseStalled()
    {
        var limit = TimeSpan.FromSeconds(_options.StalledSeconds);
        foreach (var (connection, _) in _connections.All)
        {
            if (connection.AbortIfStalled(limit))
            {
                _meter.Closed("stalled");
            }
        }
    }

    private async Task RenewAsync(Func<LiveChannel, bool> which, CancellationToken cancellation)
    {
        foreach (var channel in _channels.Ready.Where(which).ToList())
        {
            await _channels.RenewAsync(channel, cancellation);
        }
    }

    private async Task CloseRevokedAsync(CancellationToken cancellation)
    {
        foreach (var (connection, user) in _connections.All)
        {
            if (!await _access.MayStayAsync(user, cancellation))
            {
                connection.Abort();
                _meter.Closed("revoked");
                _log.Revoked(user.Identity?.Name ?? "");
            }
        }
    }
}

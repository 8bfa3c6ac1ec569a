using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;

namespace OpsCenter.App.Screens.Displays;

/// <summary>When each paired display was last seen; kept in one row of the database, so that a wall that went dark is noticed after a restart too.</summary>
/// <remarks>Readers see one immutable snapshot. Bounded by <see cref="MaxDisplays"/>: beyond it the one unseen for longest goes.</remarks>
internal sealed class DisplayHistory : BackgroundService
{
    private const string Key = "screens.seen";
    private const int MaxDisplays = 1000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Between two writes that say nothing but that all is as it was.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(5);

    private readonly DisplayBoard _board;
    private readonly ScreenKeys _keys;
    private readonly Settings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<DisplayHistory> _logger;
    private readonly Meter _meter = new("OpsCenter.App");
    private readonly Instant _started;
    private ImmutableDictionary<string, DisplaySeen> _seen = ImmutableDictionary<string, DisplaySeen>.Empty;
    private Instant _savedAt;
    private bool _loaded;
    private bool _failing;

    public DisplayHistory(DisplayBoard board, ScreenKeys keys, Settings settings, TimeProvider time, ILogger<DisplayHistory> logger)
    {
        (_board, _keys, _settings, _time, _logger) = (board, keys, settings, time, logger);
        _started = time.GetInstant();
        _meter.CreateObservableGauge(
            "opscenter.screens.dark", () => Seen.Values.Count(display => !display.Up), description: "Paired displays that were seen before and do not report");
    }

    /// <summary>By id of the pairing.</summary>
    public ImmutableDictionary<string, DisplaySeen> Seen => Volatile.Read(ref _seen);

    /// <summary>One look at all displays; writes where something changed, or all was calm for five minutes.</summary>
    public async Task StepAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var now = _time.GetInstant();
        var before = Seen;
        var next = Look(before, now);
        Volatile.Write(ref _seen, next);
        var changed = next.Count != before.Count || next.Any(pair => before.GetValueOrDefault(pair.Key)?.Up != pair.Value.Up);
        if (changed || (now - _savedAt >= Calm && next.Count > 0))
        {
            await SaveAsync(now, cancellation);
        }
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, _time);
        try
        {
            do
            {
                await TryAsync(() => StepAsync(stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The last word: until now the displays were seen.
            await TryAsync(() => SaveAsync(_time.GetInstant(), CancellationToken.None));
        }
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            _failing = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // What is known stays known; one line per outage.
            if (!_failing)
            {
                _failing = true;
                Log.DisplayHistoryFailed(_logger, problem);
            }
        }
    }

    private ImmutableDictionary<string, DisplaySeen> Look(ImmutableDictionary<string, DisplaySeen> seen, Instant now)
    {
        var next = seen.ToBuilder();
        foreach (var display in _board.Open.Where(display => display.Pairing is not null && !display.IsStale(now)))
        {
            next[display.Pairing!] = DisplaySeen.Live(seen.GetValueOrDefault(display.Pairing!), display.ReportedAt.UnixMilliseconds, display.Report);
        }

        foreach (var (id, display) in next.ToArray())
        {
            // After a restart every display has time to come back before it is called dark.
            var known = Math.Max(display.LastSeen, _started.UnixMilliseconds);
            if (!_keys.IsInForce(id))
            {
                next.Remove(id);
            }
            else if (display.Up && now.UnixMilliseconds - known > OpenDisplay.StaleAfter.TotalMilliseconds)
            {
                next[id] = display.Dark();
            }
        }

        next.RemoveRange(next.OrderByDescending(pair => pair.Value.LastSeen).Skip(MaxDisplays).Select(pair => pair.Key).ToArray());
        return next.ToImmutable();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (_loaded)
        {
            return;
        }

        // The keys first: a display whose key is not known yet would be forgotten as revoked.
        await _keys.RefreshAsync(force: false, cancellation);
        if (await _settings.GetAsync(Key, cancellation) is { } text)
        {
            var kept = JsonSerializer.Deserialize<Dictionary<string, DisplaySeen>>(text, JsonSerializerOptions.Web) ?? [];
            Volatile.Write(ref _seen, kept.ToImmutableDictionary());
        }

        _loaded = true;
    }

    private async Task SaveAsync(Instant now, CancellationToken cancellation)
    {
        if (_loaded)
        {
            await _settings.SetAsync(Key, JsonSerializer.Serialize(Seen, JsonSerializerOptions.Web), cancellation);
            _savedAt = now;
        }
    }
}

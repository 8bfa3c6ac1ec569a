using System.Text.Json;
using System.Threading.Channels;
using OpsCenter.Storage.Relational;

namespace OpsCenter.App.Screens.Displays;

/// <summary>Keeps <see cref="RemoteShows"/> in one row of the database, so that a display stays where a person sent it when the server restarts.</summary>
/// <remarks>Written after each change, not awaited by the person: what a crash can lose is the last second.</remarks>
internal sealed class RemoteShowKeeper : BackgroundService
{
    private const string Key = "screens.remote";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly RemoteShows _shows;
    private readonly Settings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<RemoteShowKeeper> _logger;

    /// <summary>One place: further changes before a write are in that write.</summary>
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool _unsaved;
    private bool _loaded;
    private bool _failing;

    public RemoteShowKeeper(RemoteShows shows, Settings settings, TimeProvider time, ILogger<RemoteShowKeeper> logger)
    {
        (_shows, _settings, _time, _logger) = (shows, settings, time, logger);
        shows.Changed += Note;
    }

    /// <summary>Reads what was kept. Before the first page is served, so that no display falls back to its playlist in between.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(LoadAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_unsaved)
        {
            await TryAsync(SaveAsync, cancellationToken);
        }
    }

    public override void Dispose()
    {
        _shows.Changed -= Note;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!_loaded)
            {
                await Task.Delay(Pause, _time, stoppingToken);
                await TryAsync(LoadAsync, stoppingToken);
            }

            while (await _changes.Reader.WaitToReadAsync(stoppingToken))
            {
                _changes.Reader.TryRead(out _);
                while (!await TryAsync(SaveAsync, stoppingToken))
                {
                    await Task.Delay(Pause, _time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping; what is not written yet, StopAsync writes.
        }
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        await _settings.SetAsync(Key, JsonSerializer.Serialize(_shows.InForce, JsonSerializerOptions.Web), cancellation);
        _unsaved = _changes.Reader.Count > 0;
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (await _settings.GetAsync(Key, cancellation) is { } text)
        {
            _shows.Restore(JsonSerializer.Deserialize<Dictionary<string, RemoteShow>>(text, JsonSerializerOptions.Web) ?? []);
        }

        _loaded = true;
    }

    /// <summary>False where it failed; one line per outage.</summary>
    private async Task<bool> TryAsync(Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        try
        {
            await step(cancellation);
            _failing = false;
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (!_failing)
            {
                _failing = true;
                Log.RemoteShowsFailed(_logger, problem);
            }

            return false;
        }
    }

    private void Note()
    {
        _unsaved = true;
        _changes.Writer.TryWrite(true);
    }
}

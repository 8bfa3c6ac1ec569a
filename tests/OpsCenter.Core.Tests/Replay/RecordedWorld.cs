using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Live.Views;
using OpsCenter.Core.Replay;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Tests.Alarms;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;

namespace OpsCenter.Core.Tests.Replay;

/// <summary>A live view over the real alarm engine, whose every reading, event and transition is also stored: what a replay is compared with.</summary>
internal sealed class RecordedWorld : IAsyncDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualTime _time = new(Begin);
    private readonly LiveWorld _world = new();
    private readonly AlarmEngine _engine;
    private readonly AlarmJournal _journal;
    private readonly AlarmService _service;
    private readonly ILiveConfig<IReadOnlyList<AlarmRuleConfig>> _rules;
    private readonly LiveState _state = new();
    private readonly DashboardConfig _dashboard;
    private readonly DashboardView _live;

    private RecordedWorld(params TileConfig[] tiles)
    {
        var options = Options.Create(new AlarmOptions());
        var metrics = new AlarmMetrics(_meters.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        _rules = new OpsCenter.Testing.Live.FixedConfig<IReadOnlyList<AlarmRuleConfig>>([Some.Flood()]);
        _journal = new AlarmJournal(Past, options, metrics, NullLogger<AlarmJournal>.Instance);
        _engine = new AlarmEngine(_rules, new AlarmTexts(_world.Places, _world.Fields), AlarmCircumstances.None, _journal, metrics, options, _time);
        _service = new AlarmService(_engine, Past, new MemoryAudit(), options, _time);
        _dashboard = new DashboardConfig("d", LocalizedText.Same("d"), 10, new Dictionary<string, string>(), tiles);
        _live = new DashboardView(
            _dashboard, _dashboard.Variables, new LiveSources(_state, _engine, _world.Fields, _world.Places, _world.Store), TimeSpan.FromHours(7));
        Restoring = new AlarmCatchUp(_engine, new AlarmMemory(_engine, _world.Store), Past, _world.Store, options, _time, NullLogger<AlarmCatchUp>.Instance);
    }

    public MemoryAlarmPast Past { get; } = new();

    public Instant Now => _time.GetInstant();

    private AlarmCatchUp Restoring { get; }

    public static async Task<RecordedWorld> StartAsync(params TileConfig[] tiles)
    {
        var world = new RecordedWorld(tiles);
        await world.Restoring.RestoreAsync(CancellationToken.None);
        await world._live.SeedAsync(world.Now, CancellationToken.None);
        return world;
    }

    public void Hear(string site, double value, Quality quality = Quality.Good)
    {
        var reading = LiveWorld.ReadingOf(site, value, Now, quality);
        if (_world.Store.Readings.Any(other => other.Series.Equals(reading.Series) && other.Time == reading.Time))
        {
            return;
        }

        _world.Store.Readings.Add(reading);
        var batch = new CommittedBatch([reading], [], Now);
        _state.OnCommitted(batch);
        _engine.OnCommitted(batch);
    }

    public void Happen(string id)
    {
        if (_world.Store.Events.All(one => one.Id != id))
        {
            var happened = new OperationalEvent { Id = id, Time = Now, ReceivedAt = Now, Kind = "k", Text = id };
            _world.Store.Events.Add(happened);
            _state.OnCommitted(new CommittedBatch([], [happened], Now));
        }
    }

    public async Task AcknowledgeAsync()
    {
        if (_engine.Current.Alarms.FirstOrDefault(alarm => !alarm.Acknowledged) is { } alarm)
        {
            var acknowledged = _service.AcknowledgeAsync(Core.Access.Caller.CommandLine, alarm.Id, "seen", CancellationToken.None);
            await _journal.SaveAsync(CancellationToken.None);
            await acknowledged;
        }
    }

    /// <summary>Time goes on by the second, and so do the screen and the engine's clock.</summary>
    public void Pass(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _live.Step(Now);
            _time.Advance(TimeSpan.FromSeconds(1));
            _engine.Tick();
        }

        _live.Step(Now);
    }

    public async Task SaveAsync() => await _journal.SaveAsync(CancellationToken.None);

    /// <summary>What the screen shows now.</summary>
    public string Live() => Text(_live.Whole, _live.Strip, Now);

    public async Task<ReplayView> OpenAsync(Instant at, ITelemetryStore? store = null) => await ReplayView.OpenAsync(
        new ReplaySubject(
            _dashboard, _dashboard.Variables, new ReplayPast(store ?? _world.Store, Past), _world.Fields, _world.Places, _rules, _engine.LimitsOf, TimeSpan.FromHours(7)),
        at,
        CancellationToken.None);

    public static string Text(ReplayView replay) => Text(replay.Tiles, replay.Strip, replay.Now);

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _meters.DisposeAsync();
    }

    /// <summary>
    /// Without the slope, whose samples depend on when the server was started, and without the windows of a trend that its range has left:
    /// a live view drops them when it comes to it.
    /// </summary>
    private static string Text(IReadOnlyList<TileState> tiles, AlarmStrip strip, Instant now)
    {
        var oldest = (now - TimeSpan.FromHours(1)).UnixMilliseconds;
        var kept = tiles.Select(tile => tile switch
        {
            ValueTileState value => value with { PerHour = null, Point = Rounded(value.Point) },
            TrendTileState trend => trend with
            {
                PerHour = null,
                Point = Rounded(trend.Point),
                History = [.. trend.History!.Where(point => point.T >= oldest).Select(point => point with { V = point.V is { } v ? Math.Round(v, 3) : null })],
            },
            _ => tile,
        });
        var layout = new LiveLayout("d", LocalizedText.Same("d"), 24, 10, []);
        return JsonSerializer.Serialize(new LiveSnapshot(0, 0, "b", false, layout, [.. kept], strip), LiveJson.Wire.LiveSnapshot);
    }

    /// <summary>A mean is summed in another order of series.</summary>
    private static LivePoint? Rounded(LivePoint? point) => point is { V: { } value } ? point with { V = Math.Round(value, 6) } : point;
}

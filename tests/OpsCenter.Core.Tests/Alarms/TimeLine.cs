using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Plays readings against the engine and compares the board: the language of the alarm tests.</summary>
internal sealed class TimeLine : IDisposable
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FixedConfig<IReadOnlyList<AlarmRuleConfig>> _rules;
    private readonly IOptions<AlarmOptions> _options = Options.Create(new AlarmOptions());
    private AlarmCatchUp _catchUp = null!;
    private int _told;

    private TimeLine(params AlarmRuleConfig[] rules) => _rules = new FixedConfig<IReadOnlyList<AlarmRuleConfig>>(rules);

    public MaintenanceCalendar Calendar { get; } = new();

    public FixedConfig<AssetGraph> Assets { get; } = new(AssetGraph.Empty);

    public FixedConfig<Places> Places { get; } = new(Some.Places);

    public MemoryAlarmStore Store { get; } = new();

    public MemoryTelemetry Telemetry { get; } = new();

    public MemoryAudit Audit { get; } = new();

    public AlarmEngine Engine { get; private set; } = null!;

    public AlarmJournal Journal { get; private set; } = null!;

    public AlarmService Service { get; private set; } = null!;

    public AlarmView Only => Assert.Single(Engine.Current.Alarms);

    public static async Task<TimeLine> Of(params AlarmRuleConfig[] rules)
    {
        var line = new TimeLine(rules);
        await line.Start();
        return line;
    }

    /// <summary>A reading is stored and told to the engine; the clock goes to its time first, if it is not there yet.</summary>
    public TimeLine At(string time, double value, Quality quality = Quality.Good, SeriesKey? series = null, ReadingFlags flags = ReadingFlags.None)
    {
        var at = Expected.Time(time);
        ClockTo(at);
        return Arrive(new Reading(series ?? Some.Gauge(), at, value, quality, flags, _time.GetInstant()));
    }

    public TimeLine Arrive(Reading reading)
    {
        StoreOnly(reading);
        Engine.OnCommitted(new CommittedBatch([reading], [], _time.GetInstant()));
        return this;
    }

    /// <summary>An event is stored and told to the engine.</summary>
    public TimeLine Happens(string time, string kind = "camera.person", string site = "pha-lai", string? id = null)
    {
        var at = Expected.Time(time);
        ClockTo(at);
        var happened = new OperationalEvent { Id = id ?? $"{kind} {time}", Time = at, ReceivedAt = at, Kind = kind, Pack = "cameras", Site = site, Text = kind };
        Telemetry.Add(happened);
        Engine.OnCommitted(new CommittedBatch([], [happened], _time.GetInstant()));
        return this;
    }

    /// <summary>The server's clock is set; the engine's clock beats once.</summary>
    public TimeLine ClockStep(TimeSpan by)
    {
        _time.StepWallClock(by);
        Engine.Tick();
        return this;
    }

    /// <summary>So much time goes by, whatever the clock on the wall says; the engine's clock beats once.</summary>
    public TimeLine Passes(TimeSpan span)
    {
        _time.Advance(span);
        Engine.Tick();
        return this;
    }

    /// <summary>Stored, but the process died before the engine saw it.</summary>
    public TimeLine StoreOnly(Reading reading)
    {
        Telemetry.Add(reading);
        return this;
    }

    /// <summary>Nothing comes in until then; the engine's clock beats once.</summary>
    public TimeLine Silence(string until)
    {
        ClockTo(Expected.Time(until));
        Engine.Tick();
        return this;
    }

    public TimeLine Expect(params Expected[] alarms)
    {
        var shown = Engine.Current.Alarms;
        Assert.Equal(alarms.Length, shown.Count);
        foreach (var expected in alarms)
        {
            var view = Assert.Single(shown, view => view.RuleId == expected.Rule && (expected.Site is null || view.Site == expected.Site));
            var level = _rules.Current.Single(rule => rule.Id == expected.Rule).Levels[expected.Level - 1];
            Assert.Equal(
                (expected.Active, level.Name, level.Severity, expected.IsAcknowledged ?? view.Acknowledged),
                (view.Active, view.LevelName, view.Severity, view.Acknowledged));
            if (expected.Since is { } since)
            {
                Assert.Equal(Expected.Time(since), view.Since);
            }
        }

        return this;
    }

    public async Task<TimeLine> Acknowledge(string? comment = null)
    {
        var done = Service.AcknowledgeAsync(Caller.Person("Lan", [Role.Operator]), Only.Id, comment, CancellationToken.None);
        await Save();
        Assert.Equal(AlarmActionOutcome.Done, await done);
        return this;
    }

    /// <summary>The alarm may be normal, so it is named by rule and series.</summary>
    public async Task<TimeLine> Shelve(string reason, string time, string rule = "flood", SeriesKey? series = null)
    {
        var done = Service.ShelveAsync(
            Caller.Person("Lan", [Role.Operator]), IdOf(rule, series), reason, TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None);
        await Save();
        Assert.Equal(AlarmActionOutcome.Done, await done);
        return this;
    }

    public async Task<TimeLine> Unshelve(string rule = "flood", SeriesKey? series = null)
    {
        var done = Service.UnshelveAsync(Caller.Person("Lan", [Role.Operator]), IdOf(rule, series), null, CancellationToken.None);
        await Save();
        Assert.Equal(AlarmActionOutcome.Done, await done);
        return this;
    }

    /// <summary>What happened since the last call: kind, time of day, what kept it quiet.</summary>
    public async Task<TimeLine> Told(params string[] lines)
    {
        await Save();
        var happened = Store.Transitions.Skip(_told).Select(one =>
            $"{one.At.ToDateTimeOffset():HH:mm:ss} {one.Kind}{(one.Hold is { } hold ? $" ({hold})" : "")}{(one.Calls ? " !" : "")}").ToArray();
        _told = Store.Transitions.Count;
        Assert.Equal(lines, happened);
        return this;
    }

    /// <summary>A window over the gauge's site on the day of the time lines, made at midnight.</summary>
    public TimeLine Maintain(string start, string length, string? site = "pha-lai", string made = "00:00")
    {
        var schedule = new MaintenanceSchedule
        {
            Repeat = MaintenanceRepeat.Dates,
            Dates = [new DateOnly(2026, 11, 22)],
            Start = TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            Length = TimeSpan.Parse(length, System.Globalization.CultureInfo.InvariantCulture),
            Zone = "UTC",
        };
        Calendar.Set([.. Calendar.Current, new MaintenanceWindow($"w{Calendar.Current.Count + 1}", "new pump", new AlarmSelector(Site: site), schedule, "Minh", Expected.Time(made))]);
        return this;
    }

    /// <summary>The documented fingerprint, said a second time.</summary>
    public static string IdOf(string rule, SeriesKey? series = null) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{(series ?? Some.Gauge()).Canonical}")).AsSpan(0, 16));

    public Task<bool> Save() => Journal.SaveAsync(CancellationToken.None);

    /// <summary>kill -9: what the journal had not saved is gone; then a new process.</summary>
    public async Task<TimeLine> KillAndStart(string? at = null)
    {
        if (at is not null)
        {
            ClockTo(Expected.Time(at));
        }

        Engine.Dispose();
        await Start();
        return this;
    }

    public async Task<TimeLine> Rules(params AlarmRuleConfig[] rules)
    {
        _rules.Set(rules);
        await _catchUp.RunAsync(CancellationToken.None);
        return this;
    }

    public void Dispose()
    {
        Engine.Dispose();
        _meters.Dispose();
    }

    private async Task Start()
    {
        var metrics = new AlarmMetrics(_meters.GetRequiredService<IMeterFactory>());
        var texts = new AlarmTexts(Places, new FixedConfig<FieldCatalogue>(Some.Fields));
        Journal = new AlarmJournal(Store, _options, metrics, NullLogger<AlarmJournal>.Instance);
        Engine = new AlarmEngine(_rules, texts, new AlarmCircumstances(Calendar, Assets), Journal, metrics, _options, _time);
        _catchUp = new AlarmCatchUp(Engine, new AlarmMemory(Engine, Telemetry), Store, Telemetry, _options, _time, NullLogger<AlarmCatchUp>.Instance);
        Service = new AlarmService(Engine, Store, Audit, _options, _time);
        await _catchUp.RestoreAsync(CancellationToken.None);

        // As the host does, so that a kill before the first checkpoint finds where to begin.
        await Save();
    }

    private void ClockTo(Instant at)
    {
        if (at > _time.GetInstant())
        {
            _time.Advance(at - _time.GetInstant());
        }
    }
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Testing;
using OpsCenter.Testing.Live;

namespace OpsCenter.Simulator.Tests.Packs;

/// <summary>The shipped mapping and rules with the real engine, under a clock that the test turns. Remembers what was raised and cleared.</summary>
internal sealed class AlarmRoom : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ManualTime _time;
    private readonly IPayloadDecoder _decoder;
    private readonly List<Reading> _readings = [];
    private readonly List<OperationalEvent> _events = [];
    private readonly AlarmEngine _engine;
    private readonly MemoryAlarmPast _past = new();
    private readonly AlarmJournal _journal;
    private readonly AlarmCatchUp _restoring;

    public AlarmRoom(string configDir, IngestConfiguration configuration, DateTimeOffset start)
    {
        _time = new ManualTime(start);
        _services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<TimeProvider>(_time)
            .AddIngest(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("ConfigDir", configDir)]).Build())
            .BuildServiceProvider();
        _decoder = _services.GetRequiredService<IPayloadDecoder>();
        var options = Options.Create(new AlarmOptions());
        var metrics = new AlarmMetrics(_services.GetRequiredService<IMeterFactory>());
        var (store, texts) = (new FakeStore(), new AlarmTexts(new FixedConfig<Places>(configuration.Places), new FixedConfig<FieldCatalogue>(configuration.Fields)));
        _journal = new AlarmJournal(_past, options, metrics, NullLogger<AlarmJournal>.Instance);
        _engine = new AlarmEngine(
            new FixedConfig<IReadOnlyList<AlarmRuleConfig>>(configuration.AlarmRules), texts, AlarmCircumstances.None, _journal, metrics, options, _time);
        _restoring = new AlarmCatchUp(_engine, new AlarmMemory(_engine, store), _past, store, options, _time, NullLogger<AlarmCatchUp>.Instance);
    }

    /// <summary>Readings and events by pack.</summary>
    public Dictionary<string, (int Readings, int Events)> Heard { get; } = [];

    /// <summary>Measurements and fields that came.</summary>
    public HashSet<(string Measurement, string Field)> Inputs { get; } = [];

    /// <summary>What could not be mapped: topic and reason.</summary>
    public List<string> Rejected { get; } = [];

    public IReadOnlyList<AlarmTransition> Transitions => _past.Transitions;

    public DateTimeOffset Now => _time.GetUtcNow();

    public Task OpenAsync() => _restoring.RestoreAsync(CancellationToken.None);

    /// <summary>A message comes in now; it is judged with the others of this moment.</summary>
    public void Hear(string topic, ReadOnlyMemory<byte> payload, string? device)
    {
        var decoded = new DecodedMessage();
        _decoder.Decode(new IngestMessage(topic, payload, device, _time.GetInstant(), Simulated: true), decoded);
        Rejected.AddRange(decoded.Rejected.Select(part => $"{topic}: {part.Reason}"));
        foreach (var reading in decoded.Readings)
        {
            _readings.Add(reading);
            Inputs.Add((reading.Series.Measurement, reading.Series.Field));
            Count(reading.Series.Tag(StandardTags.Pack) ?? "", 1, 0);
        }

        foreach (var happened in decoded.Events)
        {
            _events.Add(happened);
            Count(happened.Pack ?? "", 0, 1);
        }
    }

    /// <summary>Judges what was heard and turns the clock.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        if (_readings.Count + _events.Count > 0)
        {
            _engine.OnCommitted(new CommittedBatch([.. _readings], [.. _events], _time.GetInstant()));
            _readings.Clear();
            _events.Clear();
        }

        _time.Advance(time);
        _engine.Tick();
        await _journal.SaveAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _services.DisposeAsync();
    }

    private void Count(string pack, int readings, int events)
    {
        var so = Heard.GetValueOrDefault(pack);
        Heard[pack] = (so.Readings + readings, so.Events + events);
    }
}

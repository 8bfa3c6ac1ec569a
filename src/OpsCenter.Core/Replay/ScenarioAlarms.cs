using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>The alarms of a scenario: the rules in force judge all its readings once, in the order of time, as they judge live ones. Immutable.</summary>
public sealed class ScenarioAlarms : IAlarmPast
{
    private static readonly TimeSpan Stretch = TimeSpan.FromHours(6);
    private readonly List<AlarmTransition> _transitions;

    private ScenarioAlarms(List<AlarmTransition> transitions) => _transitions = transitions;

    public static async Task<ScenarioAlarms> JudgeAsync(
        ScenarioConfig scenario, IReadOnlyList<AlarmRuleConfig> rules, AlarmTexts texts, CancellationToken cancellation)
    {
        using var unheard = new UnheardMeters();
        var (sink, metrics) = (new Sink(), new AlarmMetrics(unheard));
        var options = new AlarmOptions { OnDelayGrace = TimeSpan.Zero };
        var journal = new AlarmJournal(sink, Options.Create(options), metrics, NullLogger<AlarmJournal>.Instance);
        var book = new AlarmBook(texts, journal, metrics, new AlarmRate(), options, AlarmCircumstances.None);
        book.Restore(AlarmSnapshot.Empty, new AlarmRuleSet(rules), scenario.From);
        var pages = new ReplayPages(new ScenarioStore(scenario), new SeriesSet(scenario.Series.Select(series => series.Key)));
        for (var at = scenario.From - TimeSpan.FromSeconds(1); at < scenario.To;)
        {
            var end = at + Stretch;
            var page = await pages.ReadAsync(at, end < scenario.To ? end : scenario.To, cancellation);
            foreach (var reading in page.Readings)
            {
                book.Expire(reading.Time, reading.Time);
                book.Judge(reading, reading.Time, reading.Time);
            }

            await journal.SaveAsync(cancellation);
            at = page.To;
        }

        return new ScenarioAlarms(sink.Transitions);
    }

    public Task<long> SequenceAtAsync(Instant at, CancellationToken cancellation) =>
        Task.FromResult(_transitions.LastOrDefault(one => one.RecordedAt <= at)?.Sequence ?? 0);

    public Task<IReadOnlyList<AlarmTransition>> StandingAsync(long sequence, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>(
        [
            .. _transitions.Where(one => one.Sequence <= sequence).GroupBy(one => one.AlarmId)
                .Where(history => history.Last() is { Kind: not AlarmTransitionKind.Closed } last && (last.Active || !last.Acknowledged))
                .SelectMany(history => history.Where(one => one.Sequence >= history.Last(other => other.Kind == AlarmTransitionKind.Raised).Sequence))
                .OrderBy(one => one.Sequence),
        ]);

    public Task<IReadOnlyList<AlarmTransition>> AfterAsync(long sequence, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AlarmTransition>>([.. _transitions.Where(one => one.Sequence > sequence).Take(limit)]);

    public IAsyncEnumerable<AlarmTransition> BetweenAsync(Instant from, Instant to, CancellationToken cancellation) =>
        _transitions.Where(one => one.RecordedAt >= from && one.RecordedAt < to).ToAsyncEnumerable();

    /// <summary>Keeps what the journal saves; nothing of a scenario reaches the database.</summary>
    private sealed class Sink : IAlarmStore
    {
        public List<AlarmTransition> Transitions { get; } = [];

        public Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation)
        {
            Transitions.AddRange(batch.Transitions);
            return Task.CompletedTask;
        }

        public Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation) => Task.FromResult(AlarmSnapshot.Empty);

        public Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<AlarmTransition>>([]);

        public Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<AlarmTransition>>([]);
    }

    /// <summary>Alarms of a scenario must not count as alarms of the centre.</summary>
    private sealed class UnheardMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            var meter = new Meter("Unheard");
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}

using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms.Flood;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Judges every stored reading, keeps the board, and takes what operators do. Thread-safe.</summary>
/// <remarks>
/// The board shows a transition at once, before it is saved: the reading behind it is on disk already and is judged again
/// after a crash. What a person did has no reading behind it, so <see cref="AlarmService"/> answers only when it is saved.
/// Judging allocates nothing while nothing changes.
/// </remarks>
public sealed class AlarmEngine : ICommittedTelemetrySink, IAlarmBoard, IDisposable
{
    // Batches that arrive while the past is still being judged; beyond it only their newest readings are, and it is counted.
    private const int MaxWaitingBatches = 10_000;

    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(10);

    // Beyond it the board follows the clock, once a second: building it would hold up the committer.
    private const int MaxBoardAtOnce = 1_000;

    private readonly Lock _gate = new();
    private readonly AlarmRate _rate = new();
    private readonly ILiveConfig<IReadOnlyList<AlarmRuleConfig>> _configs;
    private readonly AlarmTexts _texts;
    private readonly AlarmJournal _journal;
    private readonly AlarmMetrics _metrics;
    private readonly AlarmOptions _options;
    private readonly TimeProvider _time;
    private readonly AlarmBook _book;
    private readonly AlarmCircumstances _circumstances;
    private readonly FloodWatch _flood;
    private readonly SteadyClock _steady;
    private volatile AlarmRuleSet _rules = AlarmRuleSet.Empty;
    private volatile AlarmBoard _board = AlarmBoard.Empty;
    private List<CommittedBatch>? _waiting = [];
    private bool _latestWanted;
    private long _judgedNs;

    public AlarmEngine(
        ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, AlarmTexts texts, AlarmCircumstances circumstances, AlarmJournal journal, AlarmMetrics metrics,
        IOptions<AlarmOptions> options, TimeProvider time)
    {
        (_configs, _texts, _journal, _metrics, _options, _time) = (rules, texts, journal, metrics, options.Value, time);
        _book = new AlarmBook(texts, journal, metrics, _rate, _options, circumstances);
        _flood = new FloodWatch(_options, _rate);
        _circumstances = circumstances;
        _steady = new SteadyClock(time);
        metrics.Observe(this);
        _configs.Changed += OnRulesChanged;
        _texts.Changed += OnTextsChanged;
        _circumstances.Changed += OnCircumstancesChanged;
    }

    public int Order => 10;

    /// <summary>When the newest batch was committed that has been judged as it came; null before the first. Takes no lock, so that it tells of an engine that hangs.</summary>
    public Instant? JudgedUpTo => Volatile.Read(ref _judgedNs) is var judged and > 0 ? new Instant(judged) : null;

    public AlarmBoard Current => _board;

    public int RaisedInLast10Minutes => _rate.Count(_time.GetInstant());

    internal AlarmRuleSet Rules => _rules;

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => _rules.LimitsOf(series, _time.GetInstant());

    public void OnCommitted(CommittedBatch batch)
    {
        lock (_gate)
        {
            if (_waiting is null)
            {
                Judge(batch);
                if (_book.ShownCount <= MaxBoardAtOnce)
                {
                    Publish();
                }
            }
            else if (_waiting.Count < MaxWaitingBatches)
            {
                _waiting.Add(batch with { Readings = [.. batch.Readings] });
            }
            else
            {
                _latestWanted = true;
                _metrics.Postponed();
            }
        }
    }

    /// <summary>Judges what the server says about itself, which is not stored: it is said above all when nothing can be, and said again after a start.</summary>
    public void Observe(IReadOnlyList<Reading> readings)
    {
        lock (_gate)
        {
            if (_waiting is null)
            {
                var now = _time.GetInstant();
                var heardAt = _steady.Now;
                for (var i = 0; i < readings.Count; i++)
                {
                    _book.Judge(readings[i], now, heardAt);
                }

                Publish();
            }
        }
    }

    /// <summary>One beat of the clock: delays run out, other limits begin, counts fall.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            if (_waiting is null)
            {
                var now = _time.GetInstant();
                _book.Expire(now, _steady.Now);

                // Also where nothing comes in: how long something has been silent counts up to here. Batches committed a moment ago may still be on their way.
                _journal.EvaluatedUpTo(now - UnderWay);
                _metrics.Beat(_flood.Since is not null);
                Publish();
            }
        }
    }

    public void Dispose()
    {
        _configs.Changed -= OnRulesChanged;
        _texts.Changed -= OnTextsChanged;
        _circumstances.Changed -= OnCircumstancesChanged;
    }

    /// <summary>Takes over what an earlier process left.</summary>
    /// <param name="snapshot">Its states.</param>
    /// <param name="recent">Its newest transitions, for the rate.</param>
    internal void Restore(AlarmSnapshot snapshot, IReadOnlyList<AlarmTransition> recent)
    {
        lock (_gate)
        {
            _flood.Replay(recent.Where(transition => transition.Calls).OrderBy(transition => transition.Sequence).Select(transition => transition.RecordedAt));
            _journal.StartAt(snapshot);
            _rules = new AlarmRuleSet(_configs.Current);
            _book.Restore(snapshot, _rules, _time.GetInstant());
            Publish();
        }
    }

    /// <summary>Readings out of the store rather than fresh from the committer.</summary>
    internal void JudgeStored(IReadOnlyList<Reading> readings, bool again)
    {
        lock (_gate)
        {
            var (now, heardAt) = (_time.GetInstant(), _steady.Now);
            for (var i = 0; i < readings.Count; i++)
            {
                _book.Judge(readings[i], now, heardAt, again, stored: true);
            }

            Publish();
        }
    }

    /// <summary>Events out of the store, oldest first.</summary>
    internal void JudgeStored(IReadOnlyList<OperationalEvent> events)
    {
        lock (_gate)
        {
            var (now, heardAt) = (_time.GetInstant(), _steady.Now);
            foreach (var happened in events)
            {
                _book.Judge(happened, now, heardAt, stored: true);
            }

            Publish();
        }
    }

    /// <summary>Lets rules that look back learn what was stored.</summary>
    internal void Recall(Action<AlarmRecall> past)
    {
        lock (_gate)
        {
            past(_book.Past);
        }
    }

    /// <summary>The past is judged; from now on readings are judged as they come.</summary>
    /// <param name="judgedUpTo">What was committed before is judged.</param>
    /// <param name="stoppedAt">Until when the earlier process judged; null where there was none.</param>
    internal void GoLive(Instant judgedUpTo, Instant? stoppedAt)
    {
        lock (_gate)
        {
            _journal.EvaluatedUpTo(judgedUpTo);
            foreach (var batch in _waiting ?? [])
            {
                Judge(batch);
            }

            _waiting = null;
            _book.Resume(stoppedAt ?? judgedUpTo, _time.GetInstant(), _steady.Now);
            Publish();
        }
    }

    /// <summary>True once after rules changed: the newest reading of every series is to be judged again.</summary>
    internal bool TakeLatestWanted()
    {
        lock (_gate)
        {
            var wanted = _latestWanted;
            _latestWanted = false;
            return wanted;
        }
    }

    /// <summary>Puts the wish back where it could not be fulfilled.</summary>
    internal void WantLatest()
    {
        lock (_gate)
        {
            _latestWanted = true;
        }
    }

    internal (AlarmActionOutcome Outcome, Task Saved) Acknowledge(string id, string who, string? comment)
    {
        lock (_gate)
        {
            return Finish(_book.Actions.Acknowledge(id, who, comment, _time.GetInstant()));
        }
    }

    internal (AlarmActionOutcome Outcome, Task Saved) AddComment(string id, string who, string comment)
    {
        lock (_gate)
        {
            return Finish(_book.Actions.AddComment(id, who, comment, _time.GetInstant()));
        }
    }

    internal (AlarmActionOutcome Outcome, Task Saved) TakeOver(string id, string who)
    {
        lock (_gate)
        {
            return Finish(_book.Actions.TakeOver(id, who, _time.GetInstant()));
        }
    }

    internal (AlarmActionOutcome Outcome, Task Saved) Shelve(string id, string who, string reason, TimeSpan time)
    {
        lock (_gate)
        {
            return Finish(_book.Actions.Shelve(id, who, reason, time, _time.GetInstant()));
        }
    }

    internal (AlarmActionOutcome Outcome, Task Saved) Unshelve(string id, string who, string? comment)
    {
        lock (_gate)
        {
            return Finish(_book.Actions.Unshelve(id, who, comment, _time.GetInstant()));
        }
    }

    private (AlarmActionOutcome Outcome, Task Saved) Finish(AlarmActionOutcome outcome)
    {
        Publish();
        return (outcome, outcome == AlarmActionOutcome.Done ? _journal.WhenSaved(_book.Sequence) : Task.CompletedTask);
    }

    private void Judge(CommittedBatch batch)
    {
        var (judged, heardAt) = (0, _steady.Now);
        for (var i = 0; i < batch.Readings.Count; i++)
        {
            judged += _book.Judge(batch.Readings[i], batch.CommittedAt, heardAt) ? 1 : 0;
        }

        foreach (var happened in batch.NewEvents)
        {
            _book.Judge(happened, batch.CommittedAt, heardAt);
        }

        _journal.EvaluatedUpTo(batch.CommittedAt);
        Volatile.Write(ref _judgedNs, batch.CommittedAt.UnixNanoseconds);
        _metrics.Judged(judged);
    }

    private void Publish()
    {
        var changed = _flood.Look(_time.GetInstant());
        if (changed && _flood.Since is not null)
        {
            _metrics.FloodBegan();
        }

        if (_book.TakeBoard(_flood.Since, changed) is { } board)
        {
            _board = board;
        }
    }

    private void OnRulesChanged()
    {
        var rules = new AlarmRuleSet(_configs.Current);
        lock (_gate)
        {
            if (_rules == AlarmRuleSet.Empty)
            {
                // Not restored yet: restoring compiles the rules of that moment.
                return;
            }

            _rules = rules;
            _book.Replace(rules, _time.GetInstant());
            _latestWanted = true;
            Publish();
        }
    }

    private void OnCircumstancesChanged()
    {
        lock (_gate)
        {
            // Not restored yet: restoring looks at what holds at that moment.
            if (_waiting is null)
            {
                _book.Reconsider(_time.GetInstant());
                Publish();
            }
        }
    }

    private void OnTextsChanged()
    {
        lock (_gate)
        {
            _book.Rename();
            Publish();
        }
    }
}

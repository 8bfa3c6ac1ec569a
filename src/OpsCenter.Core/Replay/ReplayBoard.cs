using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>The alarm board as it stood: the journal's transitions, one after the other. One caller at a time.</summary>
internal sealed class ReplayBoard(ReplaySubject subject) : IAlarmBoard
{
    /// <summary>As the live engine counts: whole slots, so that both show the same.</summary>
    private const long SlotMilliseconds = 10_000;
    private const int Slots = 60;
    private static readonly AlarmProcedure NoProcedure = new(new("", ""), new("", ""), TimeSpan.Zero);
    private readonly Dictionary<string, AlarmView> _shown = [];
    private readonly Queue<Instant> _raised = new();
    private readonly Dictionary<string, AlarmRuleConfig> _rules = subject.Rules.Current.ToDictionary(rule => rule.Id);
    private bool _changed;
    private Instant _now;

    public AlarmBoard Current { get; private set; } = AlarmBoard.Empty;

    /// <summary>Of the newest transition taken in.</summary>
    public long Sequence { get; private set; }

    public int RaisedInLast10Minutes => _raised.Count(IsRecent);

    public IReadOnlyList<AlarmLimit> LimitsOf(SeriesKey series) => subject.LimitsOf(series);

    /// <summary>What the journal says next.</summary>
    public void Apply(AlarmTransition transition)
    {
        Sequence = Math.Max(Sequence, transition.Sequence);
        Count(transition);
        if (transition.Kind == AlarmTransitionKind.Closed || transition is { Active: false, Acknowledged: true })
        {
            _changed |= _shown.Remove(transition.AlarmId);
            return;
        }

        _shown[transition.AlarmId] = View(transition, _shown.GetValueOrDefault(transition.AlarmId));
        _changed = true;
    }

    /// <summary>For the rate only: the alarm itself may be gone since.</summary>
    public void Count(AlarmTransition transition)
    {
        if (transition.Calls)
        {
            _raised.Enqueue(transition.RecordedAt);
        }
    }

    /// <summary>Where the journal begins that <see cref="Apply"/> goes on with.</summary>
    public void StartAt(long sequence)
    {
        Sequence = sequence;
        _changed = true;
    }

    /// <summary>Publishes the board of this moment.</summary>
    public void MoveTo(Instant now)
    {
        _now = now;
        while (_raised.TryPeek(out var oldest) && !IsRecent(oldest))
        {
            _raised.Dequeue();
        }

        if (!_changed)
        {
            return;
        }

        _changed = false;
        Current = new AlarmBoard(Sequence,
        [
            .. _shown.Values.OrderBy(view => view.Severity).ThenBy(view => view.Acknowledged).ThenByDescending(view => view.Sequence),
        ]);
    }

    private bool IsRecent(Instant at) => at.UnixMilliseconds / SlotMilliseconds > (_now.UnixMilliseconds / SlotMilliseconds) - Slots;

    private AlarmView View(AlarmTransition transition, AlarmView? before)
    {
        var rule = _rules.GetValueOrDefault(transition.RuleId);
        var raised = transition.Kind == AlarmTransitionKind.Raised;
        var series = transition.Series;
        return new AlarmView
        {
            Id = transition.AlarmId,
            RuleId = transition.RuleId,
            Title = transition.Title,
            Series = series,
            Pack = series.Tag(StandardTags.Pack) ?? rule?.Pack,
            Site = series.Tag(StandardTags.Site),
            Area = Area(series),
            Device = series.Tag(StandardTags.Device),
            Severity = transition.Severity,
            LevelName = transition.LevelName,
            Active = transition.Active,
            Acknowledged = transition.Acknowledged,
            Since = raised ? transition.At : before?.Since ?? transition.At,
            ChangedAt = transition.At,
            Value = transition.Value,
            Limit = transition.Limit,
            Unit = transition.Unit,
            Direction = rule?.Direction ?? (transition.Value < transition.Limit ? AlarmDirection.Below : AlarmDirection.Above),
            Owner = raised || !transition.Acknowledged ? null : transition.Kind == AlarmTransitionKind.Acknowledged ? transition.Who : before?.Owner,
            Comment = transition.Kind is AlarmTransitionKind.Acknowledged or AlarmTransitionKind.Commented ? transition.Comment ?? before?.Comment
                : raised ? null
                : before?.Comment,
            Procedure = rule?.Procedure ?? NoProcedure,
            Flags = transition.Flags,
            Hold = Hold(transition, before?.Hold),
            Flapping = transition.Hold == AlarmHoldKind.Flapping
                || (transition.Kind == AlarmTransitionKind.FlappingBegan || before?.Flapping == true) && transition.Kind != AlarmTransitionKind.FlappingEnded,
            Sequence = transition.Sequence,
        };
    }

    /// <summary>The journal says what held, and who and why where it began; not until when.</summary>
    private static AlarmHold? Hold(AlarmTransition transition, AlarmHold? before) => transition.Hold switch
    {
        null or AlarmHoldKind.Flapping => null,
        AlarmHoldKind.Shelved when transition.Kind == AlarmTransitionKind.Shelved =>
            new AlarmHold(AlarmHoldKind.Shelved, transition.Who, transition.Comment, Until: null, CauseId: null),
        { } kind => before?.Kind == kind ? before : new AlarmHold(kind, Who: null, Reason: null, Until: null, CauseId: null),
    };

    private string? Area(SeriesKey series) =>
        series.Tag(StandardTags.Area)
        ?? (series.Tag(StandardTags.Site) is { } site ? subject.Places.Current.Sites.GetValueOrDefault(site)?.Area : null);
}

using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What keeps one alarm quiet, and what its clocks count from. Made when something first happens to the alarm. One owner.</summary>
internal sealed class AlarmLife
{
    public static readonly Instant Never = new(long.MaxValue);
    private readonly List<Instant> _raises = [];

    public AlarmShelf? Shelf { get; set; }

    public AlarmWork? Work { get; set; }

    public AlarmCause? Cause { get; set; }

    /// <summary>Nobody was called since it was raised: held from the first moment on.</summary>
    public bool Quiet { get; set; }

    /// <summary>When somebody was called for it last, or it changed its rung.</summary>
    public Instant? CalledAt { get; set; }

    public bool Flapping { get; set; }

    /// <summary>Worst rung called out since it flaps.</summary>
    public int FlappingLevel { get; set; }

    /// <summary>Event time of the newest raise or clearing.</summary>
    public Instant? MovedAt { get; set; }

    /// <summary>Up to when beginnings of maintenance have been looked at. Not stored.</summary>
    public Instant WorkSeen { get; set; }

    /// <summary>Assets that the alarm says are down; empty while it is not active. Not stored.</summary>
    public IReadOnlyList<string> Assets { get; set; } = [];

    /// <summary>When a clock of it is due next; <see cref="Never"/> where none runs. Set by <see cref="AlarmAgenda"/> only.</summary>
    public Instant Due { get; set; } = Never;

    /// <summary>What holds it now. Flapping is none: the alarm stands on the board as others do.</summary>
    public AlarmHoldKind? Kind =>
        Shelf is not null ? AlarmHoldKind.Shelved
        : Work is not null ? AlarmHoldKind.Maintenance
        : Cause is not null ? AlarmHoldKind.Suppressed
        : null;

    public AlarmHold? Hold => (Shelf, Work, Cause) switch
    {
        ({ } shelf, _, _) => new AlarmHold(AlarmHoldKind.Shelved, shelf.Who, shelf.Reason, shelf.Until, CauseId: null),
        (_, { } work, _) => new AlarmHold(AlarmHoldKind.Maintenance, work.Who, work.Reason, work.Until, CauseId: null),
        (_, _, { } cause) => new AlarmHold(AlarmHoldKind.Suppressed, Who: null, Reason: null, cause.ReleaseAt, cause.AlarmId),
        _ => null,
    };

    /// <summary>Remembers a raise; true where there are more than <paramref name="most"/> within the window that ends with it.</summary>
    public bool AddRaise(Instant at, int most, TimeSpan window)
    {
        _raises.Add(at);
        if (_raises.Count > most + 1)
        {
            _raises.RemoveRange(0, _raises.Count - most - 1);
        }

        return _raises.Count > most && at - _raises[0] <= window;
    }

    public void ForgetRaises() => _raises.Clear();

    public static AlarmLife? From(AlarmLifeRecord? record)
    {
        if (record is null)
        {
            return null;
        }

        var life = new AlarmLife
        {
            Shelf = record.Shelf,
            Work = record.Work,
            Cause = record.Cause,
            Quiet = record.Quiet,
            CalledAt = record.CalledAt,
            Flapping = record.Flapping,
            FlappingLevel = record.FlappingLevel,
            MovedAt = record.MovedAt,
        };
        life._raises.AddRange(record.Raises);
        return life;
    }

    public AlarmLifeRecord ToRecord() => new()
    {
        Shelf = Shelf,
        Work = Work,
        Cause = Cause,
        Quiet = Quiet,
        CalledAt = CalledAt,
        Flapping = Flapping,
        FlappingLevel = FlappingLevel,
        MovedAt = MovedAt,
        Raises = [.. _raises],
    };
}

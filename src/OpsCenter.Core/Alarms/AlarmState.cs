using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Mutable state of one (rule, series). One owner: <see cref="AlarmBook"/>.</summary>
internal sealed class AlarmState
{
    private RungPlan _plan;
    private double _lastRaw = double.NaN;
    private bool _lastTrusted;
    private Instant? _edge;

    /// <param name="rule">Covers the series.</param>
    /// <param name="series">Which one.</param>
    /// <param name="signal">Null where the reading itself is held against the limits.</param>
    public AlarmState(AlarmRule rule, SeriesKey series, AlarmSignal? signal)
    {
        Id = AlarmFingerprint.Of(rule.Id, series);
        (Rule, Series, Signal, _plan) = (rule, series, signal, rule.PlanOf(series));
        Ladder = new AlarmLadder(_plan.At(default), []);
    }

    public AlarmState(AlarmRule rule, AlarmStateRecord record, AlarmSignal? signal, Instant heardAt)
    {
        Id = record.Id;
        (Rule, Series, Signal, _plan) = (rule, record.Series, signal, rule.PlanOf(record.Series));
        Ladder = new AlarmLadder(_plan.At(record.LastTime), record.Rungs);
        (Level, ShownLevel, Acknowledged) = (record.Level, Math.Min(record.ShownLevel, rule.Config.Levels.Count), record.Acknowledged);
        (Owner, Comment, Sequence) = (record.Owner, record.Comment, record.Sequence);
        (Since, ChangedAt, Value, Limit) = (record.Since, record.ChangedAt, record.Value, record.Limit);
        (Flags, LastFlags) = (record.Flags, record.Flags);
        (LastTime, LastValue, HeardAt) = (record.LastTime, record.LastValue, heardAt);
        Life = AlarmLife.From(record.Life);
        (HasReading, _lastRaw, _edge) = (true, record.LastValue, _plan.NextEdge(record.LastTime));
        RefreshLimit();
    }

    public string Id { get; }

    public SeriesKey Series { get; }

    public AlarmRule Rule { get; private set; }

    public AlarmLadder Ladder { get; private set; }

    /// <summary>Null where the reading itself is held against the limits.</summary>
    public AlarmSignal? Signal { get; private set; }

    /// <summary>Some reading, or event, has been judged.</summary>
    public bool HasReading { get; private set; }

    /// <summary>Where <see cref="AlarmWheel"/> has put it, 0 for nowhere. The wheel's.</summary>
    public long WheelSecond { get; set; }

    /// <summary>Rung last told to the world; the ladder may be ahead of it within one step.</summary>
    public int Level { get; set; }

    public int ShownLevel { get; set; }

    public bool Acknowledged { get; set; }

    public string? Owner { get; set; }

    public string? Comment { get; set; }

    public Instant Since { get; set; }

    public Instant ChangedAt { get; set; }

    public double Value { get; set; }

    public double Limit { get; set; }

    public ReadingFlags Flags { get; set; }

    public long Sequence { get; set; }

    public Instant LastTime { get; private set; }

    public double LastValue { get; private set; }

    public ReadingFlags LastFlags { get; private set; }

    /// <summary>When the server learnt of the last reading, by its steady clock: from there that, not the device's, runs the delays on.</summary>
    public Instant HeardAt { get; set; }

    /// <summary>Event time of what happens next although nothing comes in; null for nothing.</summary>
    public Instant? NextDue => HasReading ? Earlier(Ladder.NextOn, Earlier(_edge, Signal is { IsTimed: true } timed ? Earlier(timed.NextChange, Ladder.NextOff) : null)) : null;

    /// <summary>It may have to be called by the clock.</summary>
    public bool MayBeDue => Ladder.IsPending || _edge is not null || Signal is { IsTimed: true };

    /// <summary>What keeps it quiet; null while nothing ever happened to it.</summary>
    public AlarmLife? Life { get; set; }

    /// <summary>As screens show it; null while nothing is to be shown.</summary>
    public AlarmView? View { get; set; }

    /// <summary>False for what must not change anything: bad data, late and redelivered readings.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="again">Judge the last reading once more, because the rule may have changed.</param>
    public bool IsNews(in Reading reading, bool again)
    {
        if (reading.Quality == Quality.Bad)
        {
            return false;
        }

        var (newest, known) = (LastTime, HasReading);
        if (Signal is DeviationSignal deviation)
        {
            if (deviation.IsPartner(in reading))
            {
                return true; // The partner itself sorts out what is old.
            }

            (newest, known) = (deviation.OwnTime ?? default, deviation.OwnTime is not null);
        }

        return !known || reading.Time > newest || (reading.Time == newest && (again || reading.Value != _lastRaw));
    }

    /// <summary>What the reading comes to against the limits; false where nothing can be said.</summary>
    public bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        if (Signal is not null)
        {
            return Signal.TryValue(in reading, out value, out trusted);
        }

        (value, trusted) = (reading.Value, reading.Quality == Quality.Good);
        return true;
    }

    /// <summary>True where the quantity breaks some limit that holds at that moment.</summary>
    public bool IsBroken(double value, Instant at)
    {
        var turned = Rule.Turn(value);
        foreach (ref readonly var rung in _plan.At(at).AsSpan())
        {
            if (rung.IsBroken(turned))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A reading that is news, and what it comes to.</summary>
    public void Take(in Reading reading, double value, bool trusted)
    {
        Signal?.Learn(in reading);
        if (Signal is SilenceSignal)
        {
            // The same reading told again is no new sign of life.
            if (!HasReading || reading.Time > LastTime || Level == 0)
            {
                Remember(reading.Time, 0, trusted, reading.Flags);
                _lastRaw = reading.Value;
                Ladder.Restart(reading.Time);
            }

            return;
        }

        _lastRaw = reading.Value;
        Put(HasReading && reading.Time < LastTime ? LastTime : reading.Time, value, trusted, reading.Flags);
    }

    /// <summary>The quantity itself, from a reading or from the clock.</summary>
    public void Put(Instant at, double value, bool trusted, ReadingFlags flags)
    {
        Remember(at, value, trusted, flags);
        Ladder.Apply(Rule.Turn(value), trusted, at);
    }

    /// <summary>What is held against the limits, as it stands at a moment.</summary>
    public double QuantityAt(Instant at) => Signal is SilenceSignal ? Math.Max(0, (at - LastTime).TotalMinutes) : LastValue;

    /// <summary>The clock has come to a moment that <see cref="NextDue"/> named, or to one after it.</summary>
    public void ComeTo(Instant at)
    {
        if (_edge <= at)
        {
            _edge = _plan.NextEdge(at);
            Ladder.Use(_plan.At(at));
            RefreshLimit();
            if (Signal is not SilenceSignal)
            {
                Ladder.Apply(Rule.Turn(LastValue), _lastTrusted, at);
            }
        }

        if (Signal is { IsTimed: true } timed && (timed.NextChange <= at || Ladder.NextOff <= at))
        {
            // The value is that of a later moment now, and the clock runs on from there.
            HeardAt += at - LastTime;
            Put(at, timed.ValueAt(at), trusted: true, LastFlags);
        }
    }

    /// <summary>After a start: the time before the process ended counts, that while nobody listened does not.</summary>
    /// <param name="stoppedAt">Until when the earlier process judged.</param>
    /// <param name="now">The steady clock.</param>
    /// <remarks>A device whose clock is far behind would seem to have waited long; had it, the earlier process would have raised the alarm.</remarks>
    public void Resume(Instant stoppedAt, Instant now)
    {
        var waited = stoppedAt - LastTime;
        HeardAt = waited > TimeSpan.Zero && NextDue > stoppedAt ? now - waited : now;
    }

    /// <summary>Same rule in a new edition; what it counts is carried over rung by rung.</summary>
    /// <param name="rule">The new edition.</param>
    /// <param name="signal">Makes the quantity of the new edition, where the definition changed; null where the reading itself is it.</param>
    public void Rebind(AlarmRule rule, AlarmSignal? signal)
    {
        if (rule.Definition != Rule.Definition)
        {
            (_plan, Signal) = (rule.PlanOf(Series), signal);
            _edge = _plan.NextEdge(LastTime);
            Ladder = new AlarmLadder(_plan.At(LastTime), Ladder.Records());
            ShownLevel = Math.Min(ShownLevel, rule.Config.Levels.Count);
            RefreshLimit();
        }

        Rule = rule;
    }

    public AlarmStateRecord ToRecord() => new()
    {
        Id = Id,
        RuleId = Rule.Id,
        Series = Series,
        Level = Level,
        ShownLevel = ShownLevel,
        Acknowledged = Acknowledged,
        Owner = Owner,
        Comment = Comment,
        Since = Since,
        ChangedAt = ChangedAt,
        Value = Value,
        Limit = Limit,
        Flags = ShownLevel > 0 ? Flags : LastFlags,
        Sequence = Sequence,
        LastTime = LastTime,
        LastValue = LastValue,
        Life = Life?.ToRecord(),
        Rungs = Ladder.Records(),
    };

    private static Instant? Earlier(Instant? one, Instant? other) => one is null || other < one ? other ?? one : one;

    private void Remember(Instant at, double value, bool trusted, ReadingFlags flags)
    {
        if (!HasReading)
        {
            _edge = _plan.NextEdge(at);
            Ladder.Use(_plan.At(at));
        }

        (HasReading, LastTime, LastValue, LastFlags, _lastTrusted) = (true, at, value, flags, trusted);
    }

    /// <summary>The limit may have moved since the state was saved; a rung the site no longer has keeps the one it was raised by.</summary>
    private void RefreshLimit()
    {
        if (ShownLevel > 0 && Ladder.LimitOf(ShownLevel) is var limit && !double.IsNaN(limit))
        {
            Limit = limit;
        }
    }
}

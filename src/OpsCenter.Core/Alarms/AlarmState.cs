using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Mutable state of one (rule, series). One owner: <see cref="AlarmBook"/>.</summary>
internal sealed class AlarmState
{
    private bool _hasReading;

    public AlarmState(AlarmRule rule, SeriesKey series)
    {
        Id = AlarmFingerprint.Of(rule.Id, series);
        Rule = rule;
        Series = series;
        Ladder = new AlarmLadder(rule.RungsOf(series), []);
    }

    public AlarmState(AlarmRule rule, AlarmStateRecord record, Instant heardAt)
    {
        Id = record.Id;
        Rule = rule;
        Series = record.Series;
        Ladder = new AlarmLadder(rule.RungsOf(record.Series), record.Rungs);
        (Level, ShownLevel, Acknowledged) = (record.Level, Math.Min(record.ShownLevel, rule.Config.Levels.Count), record.Acknowledged);
        (Owner, Comment, Sequence) = (record.Owner, record.Comment, record.Sequence);
        (Since, ChangedAt, Value, Limit) = (record.Since, record.ChangedAt, record.Value, record.Limit);
        (Flags, LastFlags) = (record.Flags, record.Flags);
        (LastTime, LastValue, HeardAt) = (record.LastTime, record.LastValue, heardAt);
        Life = AlarmLife.From(record.Life);
        _hasReading = true;
        RefreshLimit();
    }

    public string Id { get; }

    public SeriesKey Series { get; }

    public AlarmRule Rule { get; private set; }

    public AlarmLadder Ladder { get; private set; }

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

    /// <summary>When the server learnt of the last reading: from there its clock, not the device's, runs the on-delay on.</summary>
    public Instant HeardAt { get; private set; }

    /// <summary>What keeps it quiet; null while nothing ever happened to it.</summary>
    public AlarmLife? Life { get; set; }

    /// <summary>As screens show it; null while nothing is to be shown.</summary>
    public AlarmView? View { get; set; }

    /// <summary>False for what must not change anything: bad data, suspect data that breaks no limit, late and redelivered readings.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="again">Judge the last reading once more, because the rule may have changed.</param>
    public bool Accepts(in Reading reading, bool again)
    {
        if (reading.Quality == Quality.Bad
            || (reading.Quality == Quality.Suspect && !Ladder.IsAnyBroken(Rule.Turn(reading.Value))))
        {
            return false;
        }

        return !_hasReading
            || reading.Time > LastTime
            || (reading.Time == LastTime && (again || reading.Value != LastValue));
    }

    public void Take(in Reading reading, Instant heardAt)
    {
        if (!_hasReading || reading.Time > LastTime)
        {
            HeardAt = heardAt;
        }

        _hasReading = true;
        LastTime = reading.Time;
        LastValue = reading.Value;
        LastFlags = reading.Flags;
        Ladder.Apply(Rule.Turn(reading.Value), reading.Quality == Quality.Good, reading.Time);
    }

    /// <summary>Same rule in a new edition; what it counts is carried over rung by rung.</summary>
    public void Rebind(AlarmRule rule)
    {
        if (rule.Definition != Rule.Definition)
        {
            Ladder = new AlarmLadder(rule.RungsOf(Series), Ladder.Records());
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

    /// <summary>The limit may have moved since the state was saved; a rung the site no longer has keeps the one it was raised by.</summary>
    private void RefreshLimit()
    {
        if (ShownLevel > 0 && Ladder.LimitOf(ShownLevel) is var limit && !double.IsNaN(limit))
        {
            Limit = limit;
        }
    }
}

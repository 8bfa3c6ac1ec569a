using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>From the mutable state to the immutable records that leave the engine.</summary>
internal static class AlarmViews
{
    private static readonly LocalizedText Normal = new("bình thường", "normal");

    public static AlarmView View(AlarmState state, AlarmTexts texts)
    {
        var rule = state.Rule.Config;
        var level = LevelOf(state);
        return new AlarmView
        {
            Id = state.Id,
            RuleId = rule.Id,
            Title = texts.Title(rule.Title, state.Series, level.Name),
            Series = state.Series,
            Pack = state.Series.Tag(StandardTags.Pack) ?? rule.Pack,
            Site = state.Series.Tag(StandardTags.Site),
            Area = texts.Area(state.Series),
            Device = state.Series.Tag(StandardTags.Device),
            Severity = level.Severity,
            LevelName = level.Name,
            Active = state.Level > 0,
            Acknowledged = state.Acknowledged || state.ShownLevel == 0,
            Since = state.Since,
            ChangedAt = state.ChangedAt,
            Value = state.Value,
            Limit = state.Limit,
            Unit = texts.Unit(rule, state.Series),
            Direction = rule.Direction,
            Owner = state.Owner,
            Comment = state.Comment,
            Procedure = rule.Procedure,
            Flags = state.Flags,
            Hold = state.Life?.Hold,
            Flapping = state.Life?.Flapping == true,
            Sequence = state.Sequence,
        };
    }

    public static AlarmTransition Transition(
        AlarmState state, AlarmTexts texts, AlarmTransitionKind kind, AlarmHoldKind? hold, Instant now, string? who, string? comment)
    {
        var rule = state.Rule.Config;
        var level = LevelOf(state);
        return new AlarmTransition
        {
            Sequence = state.Sequence,
            AlarmId = state.Id,
            RuleId = rule.Id,
            Series = state.Series,
            Kind = kind,
            At = state.ChangedAt,
            RecordedAt = now,
            Level = state.ShownLevel,
            Severity = level.Severity,
            Title = texts.Title(rule.Title, state.Series, level.Name),
            LevelName = level.Name,
            Value = state.Value,
            Limit = state.Limit,
            Unit = texts.Unit(rule, state.Series),
            Active = state.Level > 0,
            Acknowledged = state.Acknowledged || state.ShownLevel == 0,
            Who = who,
            Comment = comment,
            Flags = state.Flags,
            Hold = hold,
        };
    }

    /// <summary>Of the rung shown; something may also be done to an alarm that is normal.</summary>
    private static (Severity Severity, LocalizedText Name) LevelOf(AlarmState state) =>
        state.ShownLevel > 0 && state.Rule.Config.Levels[state.ShownLevel - 1] is var level ? (level.Severity, level.Name) : (Severity.None, Normal);

    /// <summary>For a state whose rule went while the process was down: its texts went with it.</summary>
    public static AlarmTransition ClosedOrphan(AlarmStateRecord record, long sequence, AlarmTexts texts, Instant now) => new()
    {
        Sequence = sequence,
        AlarmId = record.Id,
        RuleId = record.RuleId,
        Series = record.Series,
        Kind = AlarmTransitionKind.Closed,
        At = now,
        RecordedAt = now,
        Level = record.ShownLevel,
        Severity = Severity.None,
        Title = LocalizedText.Same(record.RuleId),
        LevelName = LocalizedText.Same(record.ShownLevel.ToString(CultureInfo.InvariantCulture)),
        Value = record.Value,
        Limit = record.Limit,
        Unit = texts.Unit(record.Series),
        Active = false,
        Acknowledged = record.Acknowledged,
        Comment = "rule removed",
        Flags = record.Flags,
    };
}

using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>What people do with alarms, as far as the states go; who may is <see cref="AlarmService"/>'s business. The owner of the states calls it.</summary>
internal sealed class AlarmActions(AlarmStates states, AlarmLifeCycle life, IAlarmLedger ledger)
{
    public AlarmActionOutcome Acknowledge(string id, string who, string? comment, Instant now)
    {
        if (states.Find(id) is not { ShownLevel: > 0 } state)
        {
            return AlarmActionOutcome.NotFound;
        }

        if (state.Acknowledged)
        {
            return AlarmActionOutcome.AlreadyAcknowledged;
        }

        state.Acknowledged = true;
        state.Owner = who;
        state.Comment = comment ?? state.Comment;
        ledger.Emit(state, AlarmTransitionKind.Acknowledged, state.Life?.Kind, now, now, who, comment);
        return AlarmActionOutcome.Done;
    }

    public AlarmActionOutcome AddComment(string id, string who, string comment, Instant now)
    {
        if (states.Find(id) is not { ShownLevel: > 0 } state)
        {
            return AlarmActionOutcome.NotFound;
        }

        // A step that is ticked must not hide what somebody wrote.
        state.Comment = AlarmChecklist.IsMark(comment) ? state.Comment : comment;
        ledger.Emit(state, AlarmTransitionKind.Commented, state.Life?.Kind, now, now, who, comment);
        return AlarmActionOutcome.Done;
    }

    /// <summary>Another person takes over what somebody has acknowledged; what nobody has is acknowledged.</summary>
    public AlarmActionOutcome TakeOver(string id, string who, Instant now)
    {
        if (states.Find(id) is not { ShownLevel: > 0, Acknowledged: true } state || state.Owner == who)
        {
            return Acknowledge(id, who, comment: null, now);
        }

        (var before, state.Owner) = (state.Owner, who);
        ledger.Emit(state, AlarmTransitionKind.Commented, state.Life?.Kind, now, now, who, $"{before} → {who}");
        return AlarmActionOutcome.Done;
    }

    /// <summary>Any alarm that was ever judged may be put aside, a normal one too.</summary>
    public AlarmActionOutcome Shelve(string id, string who, string reason, TimeSpan time, Instant now)
    {
        if (states.Find(id) is not { } state)
        {
            return AlarmActionOutcome.NotFound;
        }

        life.Shelve(state, who, reason, time, now);
        return AlarmActionOutcome.Done;
    }

    public AlarmActionOutcome Unshelve(string id, string who, string? comment, Instant now) =>
        states.Find(id) is not { } state ? AlarmActionOutcome.NotFound
        : life.Unshelve(state, who, comment, now) ? AlarmActionOutcome.Done
        : AlarmActionOutcome.NotShelved;
}

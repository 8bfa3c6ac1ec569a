using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;

namespace OpsCenter.Core.Alarms;

/// <summary>What people may do with alarms; every page, hub and API goes through here. Thread-safe.</summary>
public sealed class AlarmService(AlarmEngine engine, IAlarmStore store, IAuditLog audit, IOptions<AlarmOptions> options, TimeProvider time)
{
    /// <summary>Longest wait for the disk before the caller is told <see cref="AlarmActionOutcome.NotSavedYet"/>.</summary>
    private static readonly TimeSpan SaveTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MinShelveTime = TimeSpan.FromMinutes(1);

    /// <summary>Takes the alarm over: the caller becomes its owner. Returns once that is on disk and audited.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="alarmId">Fingerprint, as in <see cref="AlarmView.Id"/>.</param>
    /// <param name="comment">What the operator does about it; null or blank for none.</param>
    /// <param name="cancellation">Stops waiting, not the acknowledgement.</param>
    public async Task<AlarmActionOutcome> AcknowledgeAsync(Caller caller, string alarmId, string? comment, CancellationToken cancellation)
    {
        var text = Clean(comment);
        return Refuse(caller, text) is { } refused
            ? refused
            : await FinishAsync(caller, "alarm.acknowledge", alarmId, text, engine.Acknowledge(alarmId, caller.Name, text), cancellation);
    }

    /// <summary>Acknowledges several alarms with one comment; each answers for itself.</summary>
    public async Task<IReadOnlyDictionary<string, AlarmActionOutcome>> AcknowledgeAllAsync(
        Caller caller, IReadOnlyCollection<string> alarmIds, string? comment, CancellationToken cancellation)
    {
        var text = Clean(comment);
        if (Refuse(caller, text) is { } refused)
        {
            return alarmIds.Distinct().ToDictionary(id => id, _ => refused);
        }

        // All at once first, so that one save takes them together.
        var started = alarmIds.Distinct().Select(id => (Id: id, Action: engine.Acknowledge(id, caller.Name, text))).ToArray();
        var outcomes = new Dictionary<string, AlarmActionOutcome>();
        foreach (var (id, action) in started)
        {
            outcomes[id] = await FinishAsync(caller, "alarm.acknowledge", id, text, action, cancellation);
        }

        return outcomes;
    }

    /// <summary>Replaces the shown comment; earlier ones stay in the history.</summary>
    public async Task<AlarmActionOutcome> AddCommentAsync(Caller caller, string alarmId, string comment, CancellationToken cancellation)
    {
        var text = Clean(comment);
        if (Refuse(caller, text) is { } refused)
        {
            return refused;
        }

        return text is null
            ? AlarmActionOutcome.CommentMissing
            : await FinishAsync(caller, "alarm.comment", alarmId, text, engine.AddComment(alarmId, caller.Name, text), cancellation);
    }

    /// <summary>Ticks a step of the alarm's procedure, or takes the tick back: a line of its history, saved and audited as a comment is.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="alarmId">Of an alarm on the board.</param>
    /// <param name="number">From 1, see <see cref="AlarmChecklist.Steps"/>; <see cref="AlarmActionOutcome.NotFound"/> where there is no such step.</param>
    /// <param name="done">False takes it back.</param>
    /// <param name="cancellation">Stops waiting, not the tick.</param>
    public async Task<AlarmActionOutcome> MarkStepAsync(Caller caller, string alarmId, int number, bool done, CancellationToken cancellation)
    {
        if (Refuse(caller, null) is { } refused)
        {
            return refused;
        }

        return engine.Current.Alarms.FirstOrDefault(alarm => alarm.Id == alarmId) is { } alarm && AlarmChecklist.Mark(alarm.Procedure, number, done) is { } mark
            ? await FinishAsync(caller, "alarm.step", alarmId, mark, engine.AddComment(alarmId, caller.Name, mark), cancellation)
            : AlarmActionOutcome.NotFound;
    }

    /// <summary>The caller becomes the owner of an alarm that somebody else has acknowledged; of one that nobody has, as acknowledging does.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="alarmId">Fingerprint.</param>
    /// <param name="cancellation">Stops waiting, not the taking over.</param>
    public async Task<AlarmActionOutcome> TakeOverAsync(Caller caller, string alarmId, CancellationToken cancellation) =>
        Refuse(caller, null) is { } refused
            ? refused
            : await FinishAsync(caller, "alarm.takeover", alarmId, comment: null, engine.TakeOver(alarmId, caller.Name), cancellation);

    /// <summary>Puts the alarm aside for a while: it is judged on and shown apart, but neither sounds nor is sent. On the shelf already, the new reason and time count.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="alarmId">Fingerprint of any (rule, series) that was ever judged, also of one that is normal.</param>
    /// <param name="reason">Not blank.</param>
    /// <param name="time">1 min to <see cref="AlarmOptions.MaxShelveTime"/>; then it comes back by itself.</param>
    /// <param name="cancellation">Stops waiting, not the shelving.</param>
    public async Task<AlarmActionOutcome> ShelveAsync(Caller caller, string alarmId, string reason, TimeSpan time, CancellationToken cancellation)
    {
        var text = Clean(reason);
        if (Refuse(caller, text) is { } refused)
        {
            return refused;
        }

        if (text is null)
        {
            return AlarmActionOutcome.ReasonMissing;
        }

        return time < MinShelveTime || time > options.Value.MaxShelveTime
            ? AlarmActionOutcome.ShelveTimeOutOfRange
            : await FinishAsync(
                caller, "alarm.shelve", alarmId, $"{time:c}: {text}", engine.Shelve(alarmId, caller.Name, text, time), cancellation);
    }

    /// <summary>Takes the alarm down from the shelf; where it still stands it is called out anew.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateAlarms"/>.</param>
    /// <param name="alarmId">Fingerprint.</param>
    /// <param name="comment">Null or blank for none.</param>
    /// <param name="cancellation">Stops waiting, not the unshelving.</param>
    public async Task<AlarmActionOutcome> UnshelveAsync(Caller caller, string alarmId, string? comment, CancellationToken cancellation)
    {
        var text = Clean(comment);
        return Refuse(caller, text) is { } refused
            ? refused
            : await FinishAsync(caller, "alarm.unshelve", alarmId, text, engine.Unshelve(alarmId, caller.Name, text), cancellation);
    }

    /// <summary>Transitions of one alarm; empty where the id is unknown.</summary>
    public async Task<AlarmHistory> HistoryAsync(Caller caller, string alarmId, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.Read)
            ? new AlarmHistory.Listed(await store.HistoryAsync(alarmId, limit, cancellation))
            : new AlarmHistory.Forbidden();

    /// <summary>Transitions of all alarms.</summary>
    public async Task<AlarmHistory> RecentAsync(Caller caller, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.Read)
            ? new AlarmHistory.Listed(await store.RecentAsync(limit, cancellation))
            : new AlarmHistory.Forbidden();

    private static string? Clean(string? comment) => string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();

    private AlarmActionOutcome? Refuse(Caller caller, string? comment) =>
        !caller.Can(Permission.OperateAlarms) ? AlarmActionOutcome.Forbidden
        : comment?.Length > options.Value.MaxCommentLength ? AlarmActionOutcome.CommentTooLong
        : null;

    private async Task<AlarmActionOutcome> FinishAsync(
        Caller caller, string verb, string alarmId, string? comment, (AlarmActionOutcome Outcome, Task Saved) action, CancellationToken cancellation)
    {
        if (action.Outcome != AlarmActionOutcome.Done)
        {
            return action.Outcome;
        }

        // The audit is written although the caller hangs up: the action is in force by now.
        await audit.AppendAsync(caller, verb, alarmId, comment, CancellationToken.None);
        try
        {
            await action.Saved.WaitAsync(SaveTimeout, time, cancellation);
            return AlarmActionOutcome.Done;
        }
        catch (TimeoutException)
        {
            return AlarmActionOutcome.NotSavedYet;
        }
    }
}

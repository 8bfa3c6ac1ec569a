using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>Makes incidents of the alarm history, transition by transition. One caller at a time.</summary>
/// <remarks>
/// What a transition leads to and the mark that it was dealt with are one transaction, so a kill between two transitions repeats nothing and leaves nothing out. Reads the stored history, never
/// the engine, and holds nobody up.
/// </remarks>
public sealed class IncidentGrouping(
    IAlarmPast past, IIncidentStore store, IncidentOpening opening, IOptions<IncidentOptions> options, TimeProvider time, ILogger<IncidentGrouping> logger)
{
    private const int Slice = 500;
    private long? _done;
    private bool _known;

    /// <summary>Deals with the next transitions; true where there may be more.</summary>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (!_known)
        {
            await BeginAsync(cancellation);
        }

        var transitions = await past.AfterAsync(_done ?? 0, Slice, cancellation);
        var passed = _done;
        foreach (var transition in transitions)
        {
            if (await ChangeAsync(transition, cancellation) is { } change)
            {
                if (!await SaveAsync([change], transition.Sequence, cancellation))
                {
                    return true;
                }
            }

            passed = transition.Sequence;
        }

        if (passed is { } last && last != _done)
        {
            await SaveAsync([], last, cancellation);
        }

        return transitions.Count == Slice;
    }

    /// <summary>The history before the first start of this is over: nothing is opened for it.</summary>
    private async Task BeginAsync(CancellationToken cancellation)
    {
        _done = await store.AlarmProgressAsync(cancellation);
        if (_done is null)
        {
            await SaveAsync([], await past.SequenceAtAsync(time.GetInstant(), cancellation), cancellation);
        }

        _known = _done is not null;
    }

    /// <summary>False where somebody was faster: what is known is forgotten, and the transition looked at again.</summary>
    private async Task<bool> SaveAsync(IReadOnlyList<IncidentChange> changes, long to, CancellationToken cancellation)
    {
        var saved = await store.SaveAsync(new IncidentBatch(changes) { Progress = new AlarmProgress(_done, to) }, cancellation);
        if (saved is not IncidentSaved.Done done)
        {
            _known = false;
            return false;
        }

        _done = to;
        foreach (var number in done.Numbers.Where((_, at) => changes[at].Incident.Version == 0))
        {
            Log.Opened(logger, number);
        }

        return true;
    }

    private async Task<IncidentChange?> ChangeAsync(AlarmTransition one, CancellationToken cancellation)
    {
        if (one.Hold is not null || !IsTold(one.Kind))
        {
            return null;
        }

        var alarm = opening.Read(one);
        if (await store.OpenOfAlarmAsync(one.AlarmId, cancellation) is [var has, ..])
        {
            // Raised before it was linked: the link says so already.
            return one.RecordedAt < has.CreatedAt ? null : Moved(has, one, alarm);
        }

        if (one.Kind is not (AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated))
        {
            return null;
        }

        if (alarm.Place is { } place && await BelongsToAsync(alarm, place, cancellation) is { } open)
        {
            return Joined(open, alarm);
        }

        var opens = options.Value.AutoOpen;
        return opens != Severity.None && alarm.Severity <= opens ? await opening.DraftAsync(alarm, null, one.Sequence, cancellation) : null;
    }

    private static bool IsTold(AlarmTransitionKind kind) => kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated or AlarmTransitionKind.Eased
        or AlarmTransitionKind.Cleared or AlarmTransitionKind.Acknowledged or AlarmTransitionKind.Closed;

    private async Task<Incident?> BelongsToAsync(IncidentAlarm alarm, string place, CancellationToken cancellation) =>
        (await store.OpenAtAsync(alarm.Pack, place, cancellation))
            .FirstOrDefault(open => open.Kind == IncidentKind.Alarm && open.LastAlarmAt is { } last && alarm.At - last <= options.Value.Window);

    private IncidentChange Joined(Incident open, IncidentAlarm alarm)
    {
        var now = time.GetInstant();
        return new IncidentChange
        {
            Incident = Raised(open, alarm, now),
            Links = [IncidentOpening.Link(alarm, now, null)],
            Entries = [IncidentOpening.Linked(alarm, now, null)],
        };
    }

    private IncidentChange Moved(Incident open, AlarmTransition one, IncidentAlarm alarm)
    {
        var now = time.GetInstant();
        var raised = one.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated;
        return new IncidentChange
        {
            Incident = raised ? Raised(open, alarm, now) : open with { ChangedAt = now },
            Entries = [new IncidentEntry(IncidentEntryKind.AlarmChanged, now, one.Who, one.Kind.ToString(), one.Title)],
        };
    }

    /// <summary>An incident is as bad as the worst its alarms have been; it gets no milder by itself.</summary>
    private static Incident Raised(Incident open, IncidentAlarm alarm, Instant now) => open with
    {
        Severity = alarm.Severity < open.Severity ? alarm.Severity : open.Severity,
        LastAlarmAt = open.LastAlarmAt is { } last && last > alarm.At ? last : alarm.At,
        ChangedAt = now,
    };
}

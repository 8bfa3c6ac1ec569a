using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Incidents.Handover;

/// <summary>Drafts, signs and confirms the handover of a shift. Thread-safe.</summary>
public sealed class HandoverService(
    IHandoverStore store, IIncidentStore incidents, IAlarmBoard board, IAlarmPast past, ILiveConfig<UnitTree> units, IAuditLog audit, TimeProvider time)
{
    public const int MostHappened = 40;
    public const int MaxTextLength = 40_000;
    private const int MostIncidents = 100;
    private const int Slice = 2_000;

    /// <summary>More lines of history than a shift can hold; what is beyond is not counted.</summary>
    private const int MostTransitions = 100_000;
    private static readonly TimeSpan UsualShift = TimeSpan.FromHours(12);

    /// <summary>Where the shift begins that ends now: where the newest handover ended, at most a day ago; else twelve hours ago.</summary>
    public async Task<Instant> BeginAsync(CancellationToken cancellation)
    {
        var now = time.GetInstant();
        return await store.ListAsync(1, cancellation) is [var newest, ..] && newest.To < now && now - newest.To <= TimeSpan.FromDays(1) ? newest.To : now - UsualShift;
    }

    /// <summary>Null for a caller who may not read, or a shift that ends before it begins.</summary>
    public async Task<HandoverFacts?> DraftAsync(Caller caller, Instant from, Instant to, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read) || to <= from)
        {
            return null;
        }

        var alarms = board.Current.Alarms;
        var open = await incidents.ListAsync(new IncidentQuery { Open = true, Limit = MostIncidents }, cancellation);
        var done = await incidents.ListAsync(new IncidentQuery { Open = false, ChangedFrom = from, Limit = MostIncidents }, cancellation);
        var (happened, counts) = await HappenedAsync(from, to, cancellation);
        return new HandoverFacts(
            from,
            to,
            [.. alarms.Where(alarm => alarm.Hold is null)],
            [.. alarms.Where(alarm => alarm.Hold is not null)],
            open.Incidents,
            [.. done.Incidents.Where(one => one.ResolvedAt >= from && one.ResolvedAt <= to)],
            happened,
            counts.GetValueOrDefault(AlarmTransitionKind.Raised),
            counts.GetValueOrDefault(AlarmTransitionKind.Acknowledged),
            counts.GetValueOrDefault(AlarmTransitionKind.Cleared),
            [.. units.Current.All
                .Select(unit => new KeyValuePair<string, string?>(unit.Name.ToString(), units.Current.OnCall(unit.Id, to)))
                .Where(pair => pair.Value is not null)
                .Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value!))]);
    }

    /// <summary>Keeps the text as it is, for ever.</summary>
    public async Task<(HandoverOutcome Outcome, long Id)> SignAsync(Caller caller, Instant from, Instant to, string text, CancellationToken cancellation)
    {
        var wrong = !caller.Can(Permission.OperateIncidents) ? HandoverOutcome.Forbidden
            : to <= from ? HandoverOutcome.WrongPeriod
            : string.IsNullOrWhiteSpace(text) ? HandoverOutcome.TextMissing
            : text.Length > MaxTextLength ? HandoverOutcome.TextTooLong
            : HandoverOutcome.Done;
        if (wrong != HandoverOutcome.Done)
        {
            return (wrong, 0);
        }

        var id = await store.AddAsync(new ShiftHandover(0, from, to, text.Trim(), caller.Name, time.GetInstant()), cancellation);
        await audit.AppendAsync(caller, "handover.sign", Subject(id), null, CancellationToken.None);
        return (HandoverOutcome.Done, id);
    }

    /// <summary>The next shift says that it has read it.</summary>
    public async Task<HandoverOutcome> ConfirmAsync(Caller caller, long id, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return HandoverOutcome.Forbidden;
        }

        if (await store.FindAsync(id, cancellation) is not { } handover)
        {
            return HandoverOutcome.NotFound;
        }

        if (handover.GivenBy == caller.Name)
        {
            return HandoverOutcome.OwnHandover;
        }

        if (!await store.ConfirmAsync(id, caller.Name, time.GetInstant(), cancellation))
        {
            return HandoverOutcome.AlreadyConfirmed;
        }

        await audit.AppendAsync(caller, "handover.confirm", Subject(id), null, CancellationToken.None);
        return HandoverOutcome.Done;
    }

    /// <summary>Newest first; empty for a caller who may not read.</summary>
    public async Task<IReadOnlyList<ShiftHandover>> ListAsync(Caller caller, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.ListAsync(limit, cancellation) : [];

    /// <summary>Null where there is none, and for a caller who may not read.</summary>
    public async Task<ShiftHandover?> FindAsync(Caller caller, long id, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.FindAsync(id, cancellation) : null;

    private static string Subject(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(IReadOnlyList<AlarmTransition> Happened, Dictionary<AlarmTransitionKind, int> Counts)> HappenedAsync(
        Instant from, Instant to, CancellationToken cancellation)
    {
        var happened = new List<AlarmTransition>();
        var counts = new Dictionary<AlarmTransitionKind, int>();
        var sequence = await past.SequenceAtAsync(from, cancellation);
        for (var read = 0; read < MostTransitions; read += Slice)
        {
            var slice = await past.AfterAsync(sequence, Slice, cancellation);
            foreach (var one in slice.TakeWhile(one => one.RecordedAt <= to).Where(one => one.Hold is null))
            {
                counts[one.Kind] = counts.GetValueOrDefault(one.Kind) + 1;
                if (one.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated && one.Severity <= Severity.High && happened.Count < MostHappened)
                {
                    happened.Add(one);
                }
            }

            if (slice.Count < Slice || slice[^1].RecordedAt > to)
            {
                break;
            }

            sequence = slice[^1].Sequence;
        }

        return (happened, counts);
    }
}

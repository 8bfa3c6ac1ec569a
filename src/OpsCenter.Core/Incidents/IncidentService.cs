using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents.Work;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Incidents;

/// <summary>What people may do with incidents; every page and API goes through here. Thread-safe.</summary>
public sealed class IncidentService(
    IIncidentStore store, IncidentOpening opening, IAlarmBoard board, IncidentSaving saving, ILiveConfig<UnitTree> units, IOptions<IncidentOptions> options, TimeProvider time)
{
    private const int MaxTitle = 300;
    private const int MaxTasks = 100;

    /// <summary>Empty for a caller who may not read.</summary>
    public async Task<IncidentPage> ListAsync(Caller caller, IncidentQuery query, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.ListAsync(query, cancellation) : IncidentPage.Empty;

    /// <summary>Null where there is none, and for a caller who may not read.</summary>
    public async Task<IncidentFile?> FindAsync(Caller caller, string number, CancellationToken cancellation) =>
        caller.Can(Permission.Read) ? await store.FindAsync(number, cancellation) : null;

    /// <summary>Number of the open incident that has the alarm; else of one for its pack and place, which it could go into. Null for neither.</summary>
    public async Task<Incident?> SuggestAsync(Caller caller, AlarmView alarm, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return null;
        }

        if (await store.OpenOfAlarmAsync(alarm.Id, cancellation) is [var has, ..])
        {
            return has;
        }

        return (alarm.Site ?? alarm.Area) is { } place && await store.OpenAtAsync(alarm.Pack, place, cancellation) is [var beside, ..] ? beside : null;
    }

    /// <summary>Opens one for an alarm that stands, with those beside it; or says which one has it already.</summary>
    public async Task<IncidentResult> OpenAsync(Caller caller, string alarmId, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new IncidentResult(IncidentOutcome.Forbidden);
        }

        if (await store.OpenOfAlarmAsync(alarmId, cancellation) is [var open, ..])
        {
            return new IncidentResult(IncidentOutcome.AlreadyOpen, open.Number);
        }

        if (board.Current.Alarms.FirstOrDefault(alarm => alarm.Id == alarmId) is not { } view)
        {
            return new IncidentResult(IncidentOutcome.UnknownAlarm);
        }

        var change = await opening.DraftAsync(IncidentAlarm.From(view), caller.Name, board.Current.Sequence, cancellation);
        return await saving.SaveAsync(caller, "incident.open", new IncidentBatch([change]), alarmId, cancellation);
    }

    /// <summary>Puts an alarm that stands into an incident that is open.</summary>
    public async Task<IncidentResult> LinkAsync(Caller caller, string number, string alarmId, CancellationToken cancellation)
    {
        if (board.Current.Alarms.FirstOrDefault(alarm => alarm.Id == alarmId) is not { } view)
        {
            return new IncidentResult(caller.Can(Permission.OperateIncidents) ? IncidentOutcome.UnknownAlarm : IncidentOutcome.Forbidden);
        }

        var alarm = IncidentAlarm.From(view);
        return await saving.ChangeAsync(caller, "incident.link", number, null, alarmId, (file, now) => file.Incident.IsOpen
            ? new IncidentChange
            {
                Incident = file.Incident with { LastAlarmAt = file.Incident.LastAlarmAt > alarm.At ? file.Incident.LastAlarmAt : alarm.At },
                Links = [IncidentOpening.Link(alarm, now, caller.Name)],
                Entries = [IncidentOpening.Linked(alarm, now, caller.Name)],
            }
            : IncidentOutcome.WrongStatus, cancellation);
    }

    public async Task<IncidentResult> CreateAsync(Caller caller, IncidentDraft draft, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new IncidentResult(IncidentOutcome.Forbidden);
        }

        if (Wrong(draft) is { } wrong)
        {
            return new IncidentResult(wrong);
        }

        var now = time.GetInstant();
        var area = draft.Area ?? opening.AreaOf(draft.Site);
        var pack = draft.Pack ?? opening.PackOf(draft.Site);
        var severity = draft.Severity == Severity.None ? Severity.Low : draft.Severity;
        var change = new IncidentChange
        {
            Incident = new Incident
            {
                Number = "*1",
                Title = LocalizedText.Same(draft.Title.Trim()),
                Description = Clean(draft.Description),
                Kind = IncidentKind.Manual,
                Pack = pack,
                Site = draft.Site,
                Area = area,
                Severity = severity,
                Unit = draft.Unit ?? opening.Responsible(pack, area)?.Id,
                CreatedAt = now,
                CreatedBy = caller.Name,
                ChangedAt = now,
                WaitingSince = now,
                DueAt = draft.DueAt ?? opening.Due(IncidentKind.Manual, severity, now),
            },
            Tasks = [.. draft.Tasks.Select(Clean).OfType<string>().Select(text => new IncidentTask(0, LocalizedText.Same(text)))],
            Entries = [new IncidentEntry(IncidentEntryKind.Created, now, caller.Name)],
        };
        return await saving.SaveAsync(caller, "incident.create", new IncidentBatch([change]), draft.Title, cancellation);
    }

    /// <summary>Changes what the edit names; all of it or nothing.</summary>
    public Task<IncidentResult> ChangeAsync(Caller caller, string number, IncidentEdit edit, CancellationToken cancellation) =>
        saving.ChangeAsync(
            caller, "incident.change", number, edit.Version, IncidentEditing.Words(edit),
            (file, now) => new IncidentEditing(file, caller.Name, now, units.Current, options.Value).Apply(edit), cancellation);

    /// <summary>Takes it over: the caller owns it and works on it from now on.</summary>
    public Task<IncidentResult> TakeAsync(Caller caller, string number, CancellationToken cancellation) =>
        ChangeAsync(caller, number, new IncidentEdit { Owner = caller.Name, Status = IncidentStatus.Working }, cancellation);

    /// <summary>What was learned; may be written anew, the timeline says so.</summary>
    public Task<IncidentResult> ReviewAsync(Caller caller, string number, IncidentReview review, CancellationToken cancellation) =>
        saving.ChangeAsync(caller, "incident.review", number, null, $"{review.Rating}/5", (file, now) =>
        {
            var texts = new[] { review.WhatHappened, review.Cause, review.Change };
            return file.Incident.IsOpen || review.Rating is < 1 or > 5 ? IncidentOutcome.WrongReview
                : string.IsNullOrWhiteSpace(review.WhatHappened) ? IncidentOutcome.TextMissing
                : texts.Any(text => text.Length > options.Value.MaxTextLength) ? IncidentOutcome.TextTooLong
                : new IncidentChange
                {
                    Incident = file.Incident,
                    Review = review with { Who = caller.Name, At = now },
                    Entries = [new IncidentEntry(IncidentEntryKind.Reviewed, now, caller.Name)],
                };
        }, cancellation);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private IncidentOutcome? Wrong(IncidentDraft draft)
    {
        var longest = options.Value.MaxTextLength;
        return string.IsNullOrWhiteSpace(draft.Title) ? IncidentOutcome.TextMissing
            : draft.Title.Length > MaxTitle || draft.Description?.Length > longest || draft.Tasks.Count > MaxTasks || draft.Tasks.Any(text => text.Length > longest) ? IncidentOutcome.TextTooLong
            : draft.Unit is not null && units.Current.Find(draft.Unit) is null ? IncidentOutcome.UnknownUnit
            : null;
    }
}

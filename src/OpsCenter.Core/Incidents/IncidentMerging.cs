using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Two incidents that are one, and one that is two. Both stay, and both say so. Thread-safe.</summary>
public sealed class IncidentMerging(IIncidentStore store, IncidentSaving saving, TimeProvider time)
{
    /// <summary>The first goes on in the second: links and open tasks go along, the first is closed.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateIncidents"/>.</param>
    /// <param name="number">What ends.</param>
    /// <param name="into">What goes on.</param>
    /// <param name="cancellation">Stops waiting before the save.</param>
    public async Task<IncidentResult> MergeAsync(Caller caller, string number, string into, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new IncidentResult(IncidentOutcome.Forbidden);
        }

        if (await store.FindAsync(number, cancellation) is not { } ends || await store.FindAsync(into, cancellation) is not { } goesOn)
        {
            return new IncidentResult(IncidentOutcome.NotFound, number);
        }

        if (number == into || ends.Incident.MergedInto is not null || goesOn.Incident.MergedInto is not null || !goesOn.Incident.IsOpen)
        {
            return new IncidentResult(IncidentOutcome.Senseless, number);
        }

        var now = time.GetInstant();
        var result = await saving.SaveAsync(
            caller, "incident.merge", new IncidentBatch([Receives(goesOn, ends, caller.Name, now), Ends(ends, goesOn, caller.Name, now)]), $"{number} → {into}", cancellation);
        return result.IsDone ? result : result with { Number = number };
    }

    /// <summary>Some alarms and tasks become an incident of their own.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateIncidents"/>.</param>
    /// <param name="number">What is parted.</param>
    /// <param name="title">Of the new one.</param>
    /// <param name="alarmIds">Alarms that go.</param>
    /// <param name="taskIds">Tasks that go; here they count as done by the split.</param>
    /// <param name="cancellation">Stops waiting before the save.</param>
    public async Task<IncidentResult> SplitAsync(
        Caller caller, string number, string title, IReadOnlyCollection<string> alarmIds, IReadOnlyCollection<int> taskIds, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new IncidentResult(IncidentOutcome.Forbidden);
        }

        if (await store.FindAsync(number, cancellation) is not { } whole)
        {
            return new IncidentResult(IncidentOutcome.NotFound, number);
        }

        if (string.IsNullOrWhiteSpace(title))
        {
            return new IncidentResult(IncidentOutcome.TextMissing, number);
        }

        var alarms = whole.Alarms.Where(link => alarmIds.Contains(link.Target)).ToArray();
        var tasks = whole.Tasks.Where(task => taskIds.Contains(task.Id) && !task.Done).ToArray();
        if (alarms.Length != alarmIds.Distinct().Count())
        {
            return new IncidentResult(IncidentOutcome.UnknownAlarm, number);
        }

        if (!whole.Incident.IsOpen || alarms.Length + tasks.Length == 0 || (alarms.Length > 0 && alarms.Length == whole.Alarms.Count()))
        {
            return new IncidentResult(IncidentOutcome.Senseless, number);
        }

        var now = time.GetInstant();
        var part = Part(whole, title.Trim(), alarms, tasks, caller.Name, now);
        return await saving.SaveAsync(caller, "incident.split", new IncidentBatch([part, Rest(whole, part, tasks, caller.Name, now)]), number, cancellation);
    }

    private static IncidentChange Receives(IncidentFile goesOn, IncidentFile ends, string who, Instant now) => new()
    {
        Incident = goesOn.Incident with
        {
            Severity = ends.Incident.Severity < goesOn.Incident.Severity ? ends.Incident.Severity : goesOn.Incident.Severity,
            LastAlarmAt = ends.Incident.LastAlarmAt > goesOn.Incident.LastAlarmAt || goesOn.Incident.LastAlarmAt is null ? ends.Incident.LastAlarmAt : goesOn.Incident.LastAlarmAt,
            ChangedAt = now,
        },
        Links = [.. ends.Links.Where(link => link.Target != goesOn.Incident.Number), To(ends.Incident, now, who)],
        Tasks = [.. ends.Tasks.Where(task => !task.Done).Select(task => task with { Id = 0 })],
        Entries = [new IncidentEntry(IncidentEntryKind.Merged, now, who, ends.Incident.Number, ends.Incident.Title)],
    };

    private static IncidentChange Ends(IncidentFile ends, IncidentFile goesOn, string who, Instant now) => new()
    {
        Incident = ends.Incident with
        {
            Status = IncidentStatus.Closed,
            MergedInto = goesOn.Incident.Number,
            ResolvedAt = ends.Incident.ResolvedAt ?? now,
            ChangedAt = now,
        },
        Links = [To(goesOn.Incident, now, who)],
        Entries = [new IncidentEntry(IncidentEntryKind.MergedInto, now, who, goesOn.Incident.Number, goesOn.Incident.Title)],
    };

    private static IncidentChange Part(IncidentFile whole, string title, IncidentLink[] alarms, IncidentTask[] tasks, string who, Instant now) => new()
    {
        Incident = whole.Incident with
        {
            Number = "*1",
            Version = 0,
            Title = LocalizedText.Same(title),
            Description = null,
            Kind = alarms.Length > 0 ? IncidentKind.Alarm : IncidentKind.Manual,
            Status = IncidentStatus.New,
            Owner = null,
            CreatedAt = now,
            CreatedBy = who,
            ChangedAt = now,
            AcknowledgedAt = null,
            EscalationLevel = 0,
            WaitingSince = now,
            OverdueEscalated = false,
            LastAlarmAt = alarms.Length > 0 ? whole.Incident.LastAlarmAt : null,
        },
        Tasks = [.. tasks.Select(task => task with { Id = 0 })],
        Links = [.. alarms, To(whole.Incident, now, who)],
        Entries = [new IncidentEntry(IncidentEntryKind.Created, now, who), new IncidentEntry(IncidentEntryKind.SplitFrom, now, who, whole.Incident.Number, whole.Incident.Title)],
    };

    private static IncidentChange Rest(IncidentFile whole, IncidentChange part, IncidentTask[] tasks, string who, Instant now) => new()
    {
        Incident = whole.Incident with { ChangedAt = now },
        Tasks = [.. tasks.Select(task => task with { DoneBy = who, DoneAt = now })],
        Links = [To(part.Incident, now, who)],
        Removed = [.. part.Links.Where(link => link.Kind == IncidentLinkKind.Alarm).Select(link => link.Target)],
        Entries = [new IncidentEntry(IncidentEntryKind.Split, now, who, part.Incident.Number, part.Incident.Title)],
    };

    private static IncidentLink To(Incident incident, Instant now, string who) => new(IncidentLinkKind.Incident, incident.Number, incident.Title, now, who);
}

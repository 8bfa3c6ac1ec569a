using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>Drafts incidents from alarms: who has it, until when, what to do, which alarms come along. Thread-safe; changes nothing.</summary>
public sealed class IncidentOpening(
    ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules, ILiveConfig<UnitTree> units, ILiveConfig<Places> places, AlarmTexts texts,
    IncidentDue due, IAlarmBoard board, IAlarmPast past, IIncidentStore store, IOptions<IncidentOptions> options, TimeProvider time)
{
    private const string Only = "*1";
    private const int MostBeside = 1_000;

    internal AlarmRuleConfig? Rule(string id) => rules.Current.FirstOrDefault(rule => rule.Id == id);

    internal IncidentAlarm Read(AlarmTransition transition) => IncidentAlarm.From(transition, texts, Rule(transition.RuleId));

    internal Unit? Responsible(string? pack, string? area) => units.Current.Responsible(pack, area, places.Current);

    internal string? AreaOf(string? site) => site is null ? null : places.Current.Sites.GetValueOrDefault(site)?.Area;

    internal string? PackOf(string? site) => site is null ? null : places.Current.Sites.GetValueOrDefault(site)?.Pack;

    internal Instant Due(IncidentKind kind, Severity severity, Instant from) => due.Of(kind, severity, from);

    /// <summary>A new incident for the alarm and those beside it.</summary>
    /// <param name="lead">What it is opened for.</param>
    /// <param name="who">Null for the server.</param>
    /// <param name="sequence">Transitions after this one are not looked at.</param>
    /// <param name="cancellation">Stops reading.</param>
    internal async Task<IncidentChange> DraftAsync(IncidentAlarm lead, string? who, long sequence, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        IncidentAlarm[] alarms = [lead, .. await BesideAsync(lead, sequence, cancellation)];
        var severity = alarms.Min(alarm => alarm.Severity);
        return new IncidentChange
        {
            Incident = new Incident
            {
                Number = Only,
                Title = lead.Title,
                Kind = IncidentKind.Alarm,
                Pack = lead.Pack,
                Site = lead.Site,
                Area = lead.Area,
                Severity = severity,
                Unit = Responsible(lead.Pack, lead.Area)?.Id,
                CreatedAt = now,
                CreatedBy = who,
                ChangedAt = now,
                WaitingSince = now,
                DueAt = Due(IncidentKind.Alarm, severity, now),
                LastAlarmAt = alarms.Max(alarm => alarm.At),
                Simulated = alarms.All(alarm => alarm.Simulated),
            },
            Tasks = Tasks(lead, now),
            Links = [.. alarms.Select(alarm => Link(alarm, now, who))],
            Entries = [new IncidentEntry(IncidentEntryKind.Created, now, who), .. alarms.Select(alarm => Linked(alarm, now, who))],
        };
    }

    internal static IncidentLink Link(IncidentAlarm alarm, Instant now, string? who) => new(IncidentLinkKind.Alarm, alarm.Id, alarm.Title, now, who);

    internal static IncidentEntry Linked(IncidentAlarm alarm, Instant now, string? who) =>
        new(IncidentEntryKind.AlarmLinked, now, who, alarm.Id, alarm.Title);

    private IReadOnlyList<IncidentTask> Tasks(IncidentAlarm lead, Instant now) => Rule(lead.RuleId)?.Procedure is { } procedure
        ? [.. ProcedureSteps.Of(procedure).Select(step => new IncidentTask(0, step, DueAt: now + procedure.TimeToRespond))]
        : [];

    /// <summary>Alarms of the same pack and place that stand, or were raised within the window, and that no open incident has.</summary>
    private async Task<IReadOnlyList<IncidentAlarm>> BesideAsync(IncidentAlarm lead, long sequence, CancellationToken cancellation)
    {
        var since = await past.SequenceAtAsync(lead.At - options.Value.Window, cancellation);
        var recent = await past.AfterAsync(since, MostBeside, cancellation);
        var found = board.Current.Alarms.Where(alarm => alarm.Hold is null).Select(IncidentAlarm.From)
            .Concat(recent
                .Where(one => one.Sequence <= sequence && one.Hold is null && one.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated)
                .Select(Read))
            .Where(alarm => alarm.Id != lead.Id && alarm.IsBeside(lead))
            .DistinctBy(alarm => alarm.Id)
            .ToArray();
        var free = new List<IncidentAlarm>();
        foreach (var alarm in found)
        {
            if ((await store.OpenOfAlarmAsync(alarm.Id, cancellation)).Count == 0)
            {
                free.Add(alarm);
            }
        }

        return free;
    }
}

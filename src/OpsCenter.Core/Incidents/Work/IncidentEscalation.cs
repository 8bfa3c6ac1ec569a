using Microsoft.Extensions.Logging;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Incidents.Work;

/// <summary>Moves incidents up that nobody takes, or that are not done in time. One caller at a time.</summary>
/// <remarks>How far an incident has come is stored with it under its version: a kill, or a second server, repeats no step.</remarks>
public sealed class IncidentEscalation(IIncidentStore store, ILiveConfig<UnitTree> units, TimeProvider time, ILogger<IncidentEscalation> logger)
{
    private const int Most = 5_000;

    public async Task StepAsync(CancellationToken cancellation)
    {
        if (units.Current.All.Count == 0)
        {
            return;
        }

        var now = time.GetInstant();
        var open = await store.ListAsync(new IncidentQuery { Open = true, Limit = Most }, cancellation);
        foreach (var incident in open.Incidents)
        {
            if (Next(incident, now) is { } change && await store.SaveAsync(new IncidentBatch([change]), cancellation) is IncidentSaved.Done)
            {
                Log.Escalated(logger, incident.Number, change.Entries[0].Detail ?? "", change.Incident.Unit ?? "");
            }
        }
    }

    /// <summary>Null where nothing is to be done now. One step at a time; what was missed while the server was down follows beat by beat.</summary>
    internal IncidentChange? Next(Incident incident, Instant now)
    {
        var tree = units.Current;
        if (incident.IsOverdue(now) && !incident.OverdueEscalated)
        {
            var late = incident with { OverdueEscalated = true, ChangedAt = now };
            return tree.Above(incident.Unit) is { } boss ? To(boss, late, "overdue", now) : Told(late, "overdue", LocalizedText.Same(""), now);
        }

        if (incident.AcknowledgedAt is not null || tree.Find(incident.Unit) is not { } unit || incident.EscalationLevel >= unit.Escalation.Count)
        {
            return null;
        }

        var step = unit.Escalation[incident.EscalationLevel];
        if (now - incident.WaitingSince < step.After)
        {
            return null;
        }

        var stepped = incident with { EscalationLevel = incident.EscalationLevel + 1, ChangedAt = now };
        if (step.To == EscalationTarget.Parent)
        {
            return tree.Above(incident.Unit) is { } above ? To(above, stepped, "parent", now) : Told(stepped, "parent", LocalizedText.Same(""), now);
        }

        return tree.OnCall(incident.Unit, now) is { } who
            ? Told(stepped with { Owner = who, Status = IncidentStatus.Assigned }, "on-call", LocalizedText.Same(who), now)
            : Told(stepped, "on-call", LocalizedText.Same(""), now);
    }

    private static IncidentChange To(Unit unit, Incident incident, string why, Instant now) =>
        Told(incident with { Unit = unit.Id, EscalationLevel = 0, WaitingSince = now }, why, unit.Name, now);

    private static IncidentChange Told(Incident incident, string why, LocalizedText whom, Instant now) => new()
    {
        Incident = incident,
        Entries = [new IncidentEntry(IncidentEntryKind.Escalated, now, null, why, whom)],
    };
}

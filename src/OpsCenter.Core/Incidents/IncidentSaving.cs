using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Saves what a person does, and writes it to the audit. Thread-safe.</summary>
public sealed class IncidentSaving(IIncidentStore store, IAuditLog audit, TimeProvider time)
{
    /// <summary>The server's own changes come at any moment; who named no version does not hear of them.</summary>
    private const int Tries = 5;

    /// <summary>Reads, changes and saves one incident.</summary>
    /// <param name="caller">Needs <see cref="Permission.OperateIncidents"/>.</param>
    /// <param name="verb">For the audit.</param>
    /// <param name="number">Which.</param>
    /// <param name="version">The one the person saw; null for whatever is there.</param>
    /// <param name="detail">For the audit; null for nothing to add.</param>
    /// <param name="change">From the incident as it is; or what is wrong.</param>
    /// <param name="cancellation">Stops waiting before the save.</param>
    internal async Task<IncidentResult> ChangeAsync(
        Caller caller, string verb, string number, long? version, string? detail, Func<IncidentFile, Instant, Proposed> change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.OperateIncidents))
        {
            return new IncidentResult(IncidentOutcome.Forbidden);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.FindAsync(number, cancellation) is not { } file)
            {
                return new IncidentResult(IncidentOutcome.NotFound);
            }

            if (version is { } seen && seen != file.Incident.Version)
            {
                return new IncidentResult(IncidentOutcome.Conflict, number);
            }

            var now = time.GetInstant();
            var proposed = change(file, now);
            if (proposed.Change is not { } wanted)
            {
                return new IncidentResult(proposed.Refused, number);
            }

            var result = await SaveAsync(caller, verb, new IncidentBatch([wanted with { Incident = wanted.Incident with { ChangedAt = now } }]), detail, cancellation);
            if (result.Outcome != IncidentOutcome.Conflict || version is not null)
            {
                return result;
            }
        }

        return new IncidentResult(IncidentOutcome.Conflict, number);
    }

    /// <summary>The caller's permission has been asked for.</summary>
    internal async Task<IncidentResult> SaveAsync(Caller caller, string verb, IncidentBatch batch, string? detail, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (await store.SaveAsync(batch, CancellationToken.None) is not IncidentSaved.Done done)
        {
            return new IncidentResult(IncidentOutcome.Conflict, batch.Changes[0].Incident.Version == 0 ? null : batch.Changes[0].Incident.Number);
        }

        // The audit is written although the caller hangs up: the change is in force by now.
        await audit.AppendAsync(caller, verb, done.Numbers[0], detail, CancellationToken.None);
        return new IncidentResult(IncidentOutcome.Done, done.Numbers[0]);
    }

    /// <summary>A change, or why there is none.</summary>
    internal readonly record struct Proposed(IncidentChange? Change, IncidentOutcome Refused)
    {
        public static implicit operator Proposed(IncidentChange change) => new(change, default);

        public static implicit operator Proposed(IncidentOutcome refused) => new(null, refused);
    }
}

namespace OpsCenter.Core.Access;

/// <summary>Append-only record of who did what; each entry holds the hash of the one before.</summary>
public interface IAuditLog
{
    /// <param name="caller">Who.</param>
    /// <param name="action">Dotted verb, e.g. <c>alarm.acknowledge</c>.</param>
    /// <param name="subject">On what, e.g. the alarm's id.</param>
    /// <param name="detail">Plain text or JSON; no secret.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation);
}

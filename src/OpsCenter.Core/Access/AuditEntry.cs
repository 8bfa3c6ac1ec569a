using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Access;

/// <summary>One line of the audit.</summary>
public sealed record AuditEntry(
    long Number, Instant At, string Who, CallerKind Kind, string Action, string Subject, string? Detail, string Hash);

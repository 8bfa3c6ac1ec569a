using System.Collections.Concurrent;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Tests.Live;

/// <summary>Keeps what was audited.</summary>
internal sealed class KeptAudit : IAuditLog
{
    public ConcurrentQueue<(string Who, string Action, string Subject, string? Detail)> Entries { get; } = [];

    public Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
    {
        Entries.Enqueue((caller.Name, action, subject, detail));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();
}

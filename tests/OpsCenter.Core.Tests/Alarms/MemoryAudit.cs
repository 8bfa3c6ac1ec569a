using OpsCenter.Core.Access;

namespace OpsCenter.Core.Tests.Alarms;

internal sealed class MemoryAudit : IAuditLog
{
    private readonly List<(string Who, string Action, string Subject, string? Detail)> _lines = [];

    public IReadOnlyList<(string Who, string Action, string Subject, string? Detail)> Lines => _lines;

    public Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
    {
        _lines.Add((caller.Name, action, subject, detail));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();
}

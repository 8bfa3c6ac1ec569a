using System.Text;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.Ingest.Tests.Pipeline;

/// <summary>Keeps entries, copying what is only borrowed; refuses when told to.</summary>
internal sealed class ListQuarantine : IQuarantineStore
{
    public List<(string Source, string Topic, string? Device, string Reason, string Payload)> Entries { get; } = [];

    public bool Refuses { get; set; }

    public ValueTask AddAsync(IReadOnlyList<QuarantineEntry> entries, CancellationToken cancellation)
    {
        if (Refuses)
        {
            throw new IOException("disk full");
        }

        Entries.AddRange(entries.Select(entry =>
            (entry.Source, entry.Topic, entry.Device, entry.Reason, Encoding.UTF8.GetString(entry.Payload.Span))));
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<QuarantineEntry>> ListAsync(string? search, int skip, int take, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<QuarantineTotals> TotalsAsync(CancellationToken cancellation) => throw new NotSupportedException();
}

using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Tests.Pipeline;

internal sealed class RecordingSink(int order, List<string> journal, bool throws = false) : ICommittedTelemetrySink
{
    public int Order => order;

    public void OnCommitted(CommittedBatch batch)
    {
        journal.Add($"{order}:{batch.Readings.Count}");
        if (throws)
        {
            throw new InvalidOperationException("sink is broken");
        }
    }
}

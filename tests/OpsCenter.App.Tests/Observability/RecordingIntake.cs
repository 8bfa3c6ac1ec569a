using System.Text;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Tests.Observability;

/// <summary>Remembers what was handed in, as text.</summary>
internal sealed class RecordingIntake : IMessageIntake
{
    public List<string> Payloads { get; } = [];

    public ValueTask<IngestOutcome> SubmitAsync(in IngestMessage message)
    {
        Payloads.Add(Encoding.UTF8.GetString(message.Payload.Span));
        return ValueTask.FromResult(new IngestOutcome(IngestResult.Stored, null, 1));
    }
}

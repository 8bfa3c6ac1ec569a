namespace OpsCenter.Ingest.Pipeline;

/// <summary>Takes messages in by the mapping of their topic.</summary>
public interface IMessageIntake
{
    /// <summary>Completes when the message is stored, or at once when it cannot be taken. Await the result exactly once; the payload must stay valid until then.</summary>
    ValueTask<IngestOutcome> SubmitAsync(in IngestMessage message);
}

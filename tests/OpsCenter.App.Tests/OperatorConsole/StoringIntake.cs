using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The console's host has no mapping: what is read again counts as understood.</summary>
internal sealed class StoringIntake : IMessageIntake
{
    public ValueTask<IngestOutcome> SubmitAsync(in IngestMessage message) => ValueTask.FromResult(new IngestOutcome(IngestResult.Stored, null, 1));
}

namespace OpsCenter.Core.Telemetry;

/// <summary>Sees every batch before the store takes it, one at a time.</summary>
public interface ICommitWitness
{
    /// <summary>What it has to remember of the batch is durable when it returns. Where it throws the batch is not stored now.</summary>
    ValueTask BeginAsync(TelemetryBatch batch);

    /// <summary>The store took the batch, or refused it.</summary>
    void End();
}

namespace OpsCenter.Core.Telemetry;

/// <summary>Sees every stored batch, in commit order, one at a time. Must be quick, must not throw, must not block on IO.</summary>
/// <remarks>The list of readings is used again for a later batch: who needs it after the call copies it.</remarks>
public interface ICommittedTelemetrySink
{
    /// <summary>Lower runs first: live state 0, alarms 10, broadcast 20.</summary>
    int Order { get; }

    void OnCommitted(CommittedBatch batch);
}

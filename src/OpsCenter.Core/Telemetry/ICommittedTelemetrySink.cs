namespace OpsCenter.Core.Telemetry;

/// <summary>Sees every stored batch, in commit order, on the committer's thread. Must be quick, must not throw, must not block on IO.</summary>
public interface ICommittedTelemetrySink
{
    /// <summary>Lower runs first: live state 0, alarms 10, broadcast 20.</summary>
    int Order { get; }

    void OnCommitted(CommittedBatch batch);
}

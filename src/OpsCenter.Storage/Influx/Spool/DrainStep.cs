namespace OpsCenter.Storage.Influx.Spool;

/// <summary>What one step of the drain came to.</summary>
internal enum DrainStep
{
    /// <summary>Nothing waits.</summary>
    Idle,

    /// <summary>A batch has arrived.</summary>
    Sent,

    /// <summary>The same batch goes again after a pause.</summary>
    Failed,
}

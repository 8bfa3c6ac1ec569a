namespace OpsCenter.Ingest.Pipeline;

/// <summary>How taking in a message ended.</summary>
public enum IngestResult : byte
{
    /// <summary>All of it is on disk (or it rightly said nothing).</summary>
    Stored,

    /// <summary>What could be understood is on disk as data, the rest on disk in quarantine: safe to acknowledge.</summary>
    Quarantined,

    /// <summary>Not taken: the intake is full. Try later.</summary>
    Overloaded,

    /// <summary>Not stored: the disk or database refuses. Try later.</summary>
    StoreFailed,
}

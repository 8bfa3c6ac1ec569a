using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>What one source has brought since the start, for a page.</summary>
/// <param name="Source">Id of the mapping, <c>line</c>, <c>http-write</c>, or <c>unmapped</c>.</param>
/// <param name="Messages">Taken in.</param>
/// <param name="Readings">Stored.</param>
/// <param name="Events">Stored.</param>
/// <param name="Quarantined">Messages of which something went to quarantine.</param>
/// <param name="LastMessage">Null before the first.</param>
/// <param name="LastError">Reason of the newest quarantine, null when there was none.</param>
/// <param name="LastErrorAt">When.</param>
public sealed record IngestSourceStatus(
    string Source, long Messages, long Readings, long Events, long Quarantined, Instant? LastMessage, string? LastError, Instant? LastErrorAt)
{
    /// <summary>Payload bytes of the messages.</summary>
    public long Bytes { get; init; }

    /// <summary>Messages the store did not take after all retries; their senders know.</summary>
    public long Failed { get; init; }

    /// <summary>Messages not taken in because the intake was full: dropped where nobody waited for an answer, else pushed back.</summary>
    public long Shed { get; init; }

    /// <summary>Smoothed time from measuring to stored; negative where the device's clock is ahead. Null before anything was stored.</summary>
    public TimeSpan? Lag { get; init; }
}

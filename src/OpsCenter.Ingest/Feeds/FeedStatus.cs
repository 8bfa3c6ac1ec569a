using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Feeds;

/// <summary>One feed since the start of the server, for a page.</summary>
/// <param name="Id">Of the configuration.</param>
/// <param name="Kind"><c>poll</c>, <c>drop</c> or <c>broker</c>.</param>
/// <param name="Where">Address or folder.</param>
/// <param name="Topic">What the mapping sees.</param>
/// <param name="State">How the last attempt ended.</param>
/// <param name="Brought">Answers, files or messages taken in.</param>
/// <param name="Unchanged">Answers that said nothing is new.</param>
/// <param name="Failed">Attempts that failed.</param>
/// <param name="Bytes">Taken in, unpacked.</param>
/// <param name="LastGood">Null before the first.</param>
/// <param name="LastError">Null when there was none.</param>
/// <param name="LastErrorAt">When.</param>
/// <param name="Next">When it is tried again; null where it just listens.</param>
public sealed record FeedStatus(
    string Id,
    string Kind,
    string Where,
    string Topic,
    FeedState State,
    long Brought,
    long Unchanged,
    long Failed,
    long Bytes,
    Instant? LastGood,
    string? LastError,
    Instant? LastErrorAt,
    Instant? Next);

namespace OpsCenter.App.Wall.Arrival;

/// <summary>How messages of a site come in.</summary>
/// <param name="Series">By the series' canonical text: where it can come from. Empty: no pack describes it, so it came as line protocol.</param>
/// <param name="Refused">Newest first; null where the caller may not read the quarantine.</param>
public sealed record SiteArrivalJson(
    IReadOnlyDictionary<string, IReadOnlyList<SeriesOrigin>> Series, IReadOnlyList<RefusedMessage>? Refused);

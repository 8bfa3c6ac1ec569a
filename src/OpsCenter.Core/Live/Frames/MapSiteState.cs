using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>State of a site on a map.</summary>
/// <param name="Id">Site.</param>
/// <param name="S">Worst active alarm, 1 to 4; 0 for none.</param>
/// <param name="St"><c>live</c>, <c>stale</c> (every series of it is late) or <c>none</c> (never heard).</param>
/// <param name="V">Its main value.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Decimals">Digits of the value.</param>
/// <param name="T">Device time of the value, or of the newest reading where there is no main value; Unix milliseconds.</param>
/// <param name="Note">Title of the worst alarm.</param>
public sealed record MapSiteState(
    string Id, int S, string St, double? V, string? Unit, int? Decimals, long? T, LocalizedText? Note);

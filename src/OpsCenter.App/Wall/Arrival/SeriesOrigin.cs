namespace OpsCenter.App.Wall.Arrival;

/// <summary>A source that makes such readings.</summary>
/// <param name="Source">Id in the pack's <c>sources.yaml</c>.</param>
/// <param name="Topic">Its topic, with the device filled in; other names in braces stand for any segment.</param>
public sealed record SeriesOrigin(string Source, string Topic);

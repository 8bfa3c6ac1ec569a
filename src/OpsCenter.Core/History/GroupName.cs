using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>Which group a series belongs to.</summary>
public static class GroupName
{
    /// <summary>Measurement, field and the named tags; a tag that the series lacks is absent, which makes a group of its own.</summary>
    public static SeriesKey Of(SeriesKey series, IReadOnlyList<string> tags) =>
        new(series.Measurement, series.Tags.Where(tag => tags.Contains(tag.Key)), series.Field);
}

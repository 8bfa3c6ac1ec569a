using System.Text.Json.Serialization;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>Points of one series, or of a group of series.</summary>
/// <param name="Tags">Of a group, those it was grouped by.</param>
/// <param name="Unit">Empty for pure numbers and for fields that no pack describes.</param>
/// <param name="Points">Oldest first, each <c>[time, value]</c>; a window carries its start.</param>
/// <param name="Truncated">The bound on points cut the answer here.</param>
/// <param name="Incomplete">There are readings in the range that are not in the answer: only their hourly summary is kept, or the disk damaged them.</param>
/// <param name="Members">How many series are in the group; absent without groupBy.</param>
/// <param name="Read">What was read to answer; absent without explain.</param>
public sealed record QuerySeries(
    string Measurement,
    string Field,
    IReadOnlyDictionary<string, string> Tags,
    string Unit,
    IReadOnlyList<QueryPoint> Points,
    bool Truncated,
    bool Incomplete,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Members,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StoreReads? Read)
{
    internal static QuerySeries From(HistorySeries series, QueryRequest request, FieldCatalogue fields) => new(
        series.Series.Measurement,
        series.Series.Field,
        SeriesJson.Tags(series.Series),
        request.Unit(series.Series, fields),
        [.. series.Points.Select(point => new QueryPoint(point.Time, point.Value))],
        series.Truncated,
        series.Incomplete,
        request.History.GroupBy.Count > 0 ? series.Members : null,
        request.Explain ? series.Reads : null);
}

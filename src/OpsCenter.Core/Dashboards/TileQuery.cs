using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Dashboards;

/// <summary>Which series feed a tile and how many become one value.</summary>
/// <param name="Measurement">Exact.</param>
/// <param name="Field">Exact.</param>
/// <param name="Tags">Wanted tags; a value <c>$name</c> is a variable, <c>*</c> any.</param>
/// <param name="Across">Over series: <see cref="Aggregate.Last"/> takes the newest reading, the others the newest of each series that is not stale.</param>
/// <param name="Aggregate">Over time, inside one window of a trend.</param>
public sealed record TileQuery(
    string Measurement, string Field, IReadOnlyDictionary<string, string> Tags, Aggregate Across, Aggregate Aggregate)
{
    /// <summary>With the variables' values in the tags.</summary>
    public SeriesSelector Selector(IReadOnlyDictionary<string, string> variables) => new(
        Measurement,
        Field,
        Tags.ToDictionary(
            tag => tag.Key,
            tag => tag.Value.StartsWith('$') && variables.TryGetValue(tag.Value[1..], out var value) ? value : tag.Value));
}

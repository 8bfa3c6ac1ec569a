using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a KPI: its value over the window, what it was a period before, and its course.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Point">Value over the window; null while no series of the tile has ever been heard.</param>
/// <param name="Prev">The same over the same window a whole number of days before, null where less than half of it is known; of figures a day or more apart the one before.</param>
/// <param name="Year">Of figures a day or more apart the one of a year ago.</param>
/// <param name="Series">How many series the value is made of.</param>
/// <param name="Reporting">How many of them are not stale.</param>
/// <param name="History">The window's course, in snapshots.</param>
/// <param name="Add">Windows that closed since, in frames.</param>
public sealed record KpiTileState(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LivePoint? Point,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Prev,
    double? Year,
    int Series,
    int Reporting,
    IReadOnlyList<TrendPoint>? History,
    IReadOnlyList<TrendPoint>? Add) : TileState(Id)
{
    public override TileState Then(TileState later)
    {
        if (later is not KpiTileState { History: null } kpi)
        {
            return later;
        }

        return History is not null
            ? kpi with { History = [.. History, .. kpi.Add ?? []], Add = null }
            : kpi with { Add = Add is null ? kpi.Add : [.. Add, .. kpi.Add ?? []] };
    }
}

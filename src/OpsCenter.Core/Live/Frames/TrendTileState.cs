using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a trend: a line of windows, oldest first, that <see cref="Point"/> leads up to now.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Point">Newest value; null while no series of the tile has ever been heard.</param>
/// <param name="PerHour">Change per hour of a single series; null where it cannot be told.</param>
/// <param name="Limits">In a frame null means unchanged.</param>
/// <param name="History">The whole line, in snapshots; older than the tile's range falls off at the left.</param>
/// <param name="Add">Windows that closed since, to append, in frames.</param>
public sealed record TrendTileState(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LivePoint? Point,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? PerHour,
    IReadOnlyList<LiveLimit>? Limits,
    IReadOnlyList<TrendPoint>? History,
    IReadOnlyList<TrendPoint>? Add) : TileState(Id)
{
    /// <summary>What is expected, each step as <c>[t, low, mean, high]</c>; in a frame null means unchanged.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Forecast { get; init; }

    public override TileState Then(TileState later)
    {
        if (later is not TrendTileState trend)
        {
            return later;
        }

        var merged = trend with { Limits = trend.Limits ?? Limits, Forecast = trend.Forecast ?? Forecast };
        if (trend.History is not null)
        {
            return merged;
        }

        return History is not null
            ? merged with { History = Join(History, trend.Add), Add = null }
            : merged with { Add = Add is null ? trend.Add : Join(Add, trend.Add) };
    }

    private static IReadOnlyList<TrendPoint> Join(IReadOnlyList<TrendPoint> first, IReadOnlyList<TrendPoint>? more) =>
        more is null ? first : [.. first, .. more];
}

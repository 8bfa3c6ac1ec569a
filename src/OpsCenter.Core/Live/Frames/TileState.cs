using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>State of one tile: whole in a snapshot, only what is new in a frame. Immutable.</summary>
/// <param name="Id">The tile's id in the layout, which also tells its kind.</param>
[JsonDerivedType(typeof(ValueTileState))]
[JsonDerivedType(typeof(TrendTileState))]
[JsonDerivedType(typeof(MapTileState))]
[JsonDerivedType(typeof(EventsTileState))]
[JsonDerivedType(typeof(AlarmsTileState))]
[JsonDerivedType(typeof(SeriesTileState))]
[JsonDerivedType(typeof(RankingTileState))]
[JsonDerivedType(typeof(HeatTileState))]
[JsonDerivedType(typeof(KpiTileState))]
[JsonDerivedType(typeof(CameraTileState))]
public abstract record TileState([property: JsonPropertyOrder(-1)] string Id)
{
    /// <summary>This state after <paramref name="later"/> of the same tile came in.</summary>
    public abstract TileState Then(TileState later);

    /// <summary>Both lists as one, tile by tile, in order of first appearance.</summary>
    public static IReadOnlyList<TileState>? Merge(IReadOnlyList<TileState>? first, IReadOnlyList<TileState>? later)
    {
        if (first is null || later is null)
        {
            return later ?? first;
        }

        var merged = first.ToList();
        foreach (var state in later)
        {
            var at = merged.FindIndex(known => known.Id == state.Id);
            if (at < 0)
            {
                merged.Add(state);
            }
            else
            {
                merged[at] = merged[at].Then(state);
            }
        }

        return merged;
    }
}

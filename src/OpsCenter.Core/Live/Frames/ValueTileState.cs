using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a value or bar.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Point">Null while no series of the tile has ever been heard.</param>
/// <param name="PerHour">Change per hour of a single series; null where it cannot be told.</param>
/// <param name="Limits">In a frame null means unchanged.</param>
/// <param name="Series">How many series the value is made of.</param>
/// <param name="Reporting">How many of them are not stale.</param>
public sealed record ValueTileState(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LivePoint? Point,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? PerHour,
    IReadOnlyList<LiveLimit>? Limits,
    int Series,
    int Reporting) : TileState(Id)
{
    public override TileState Then(TileState later) =>
        later is ValueTileState value ? value with { Limits = value.Limits ?? Limits } : later;
}

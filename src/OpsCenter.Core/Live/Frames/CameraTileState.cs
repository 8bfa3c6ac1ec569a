namespace OpsCenter.Core.Live.Frames;

/// <summary>Of a camera tile: always whole. The picture itself is fetched by the screen.</summary>
/// <param name="Id">Tile.</param>
/// <param name="Camera">What to show.</param>
/// <param name="Cause">The alarm it follows now; null while it shows its own camera, and then written, because a screen keeps what is left out.</param>
public sealed record CameraTileState(
    string Id,
    CameraOnTile Camera,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)] CameraCause? Cause) : TileState(Id)
{
    public override TileState Then(TileState later) => later;
}

using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.Wall;

/// <summary>The document of a wall: empty but for its first snapshot, which the module draws before the hub answers.</summary>
public sealed partial class WallPage
{
    [Parameter, EditorRequired]
    public WallView View { get; set; } = null!;

    private string Text(string key) => WallTexts.Of(key, View.Language);
}

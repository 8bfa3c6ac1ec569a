using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>A display as the console lists it. Immutable.</summary>
/// <param name="Key">Of this line.</param>
/// <param name="Display">What orders are addressed to.</param>
/// <param name="Name">Given at pairing, or the name of the person who opened the page.</param>
/// <param name="State">How it is.</param>
/// <param name="Since">When it became so; null where it was never seen.</param>
/// <param name="Paired">Null for a page that a person opened.</param>
/// <param name="Open">Null where it is not connected.</param>
/// <param name="Seen">Null where it was never seen or is not paired.</param>
/// <param name="OldBuild">It runs another build than the server.</param>
/// <param name="Remote">What it shows in place of its playlist.</param>
public sealed record DisplayLine(
    string Key,
    string Display,
    string Name,
    DisplayState State,
    Instant? Since,
    PairedScreen? Paired,
    OpenDisplay? Open,
    DisplaySeen? Seen,
    bool OldBuild,
    RemoteShow? Remote)
{
    /// <summary>Screen it shows, showed last or was paired for.</summary>
    public string Screen => Open?.Report.Screen ?? Seen?.Screen ?? Paired?.Screen ?? "";
}

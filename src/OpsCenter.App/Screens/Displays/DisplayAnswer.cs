using OpsCenter.App.Wall;

namespace OpsCenter.App.Screens.Displays;

/// <summary>What a display hears on its report. It holds all that orders said, so a lost order is made good within 15 seconds.</summary>
/// <param name="Plan">Where the display follows another; else null.</param>
/// <param name="Remote">What the display is to show in place of its playlist; null for the playlist.</param>
public sealed record DisplayAnswer(ScreenPlan? Plan, RemoteShow? Remote);

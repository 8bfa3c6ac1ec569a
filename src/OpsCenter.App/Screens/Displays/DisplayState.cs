namespace OpsCenter.App.Screens.Displays;

/// <summary>How a display is, as the console says it.</summary>
public enum DisplayState
{
    /// <summary>Connected, and its page runs.</summary>
    Live,

    /// <summary>Connected, but its page has not reported for a while.</summary>
    Stale,

    /// <summary>Paired, seen before, not connected.</summary>
    Gone,

    /// <summary>Paired and never seen.</summary>
    Never,
}

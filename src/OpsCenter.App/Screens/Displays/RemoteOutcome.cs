namespace OpsCenter.App.Screens.Displays;

/// <summary>What became of a person's order to a display.</summary>
public enum RemoteOutcome
{
    Done,
    Forbidden,

    /// <summary>No such dashboard, variable or tile, or an impossible time.</summary>
    Unknown,

    /// <summary>No open display, or it takes no orders now.</summary>
    Unreachable,

    /// <summary>Too many displays are controlled already.</summary>
    Full,
}

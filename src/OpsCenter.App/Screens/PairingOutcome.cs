namespace OpsCenter.App.Screens;

/// <summary>What became of a person's wish about a screen.</summary>
public enum PairingOutcome
{
    Done,
    Forbidden,

    /// <summary>No display waits with this code, or no such pairing.</summary>
    Unknown,

    /// <summary>The name is empty or too long.</summary>
    BadName,

    /// <summary>Too many codes typed in a minute.</summary>
    TooMany,
}

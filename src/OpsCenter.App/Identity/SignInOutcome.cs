namespace OpsCenter.App.Identity;

public enum SignInOutcome
{
    Done,

    /// <summary>The password was right; the second factor is asked next.</summary>
    NeedsSecondFactor,
    Wrong,
    Locked,

    /// <summary>Too many tries from one address.</summary>
    TooMany,
}

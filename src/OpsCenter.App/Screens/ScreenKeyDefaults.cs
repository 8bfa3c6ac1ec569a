namespace OpsCenter.App.Screens;

/// <summary>Names that the display's browser and the authentication share.</summary>
public static class ScreenKeyDefaults
{
    /// <summary>Authentication scheme.</summary>
    public const string Scheme = "ScreenKey";

    /// <summary>Cookie with the display's 256-bit key.</summary>
    public const string KeyCookie = "ops.screen";

    /// <summary>Cookie with the ticket of a display that waits for approval.</summary>
    public const string TicketCookie = "ops.pairing";

    /// <summary>Claim with the id of the pairing.</summary>
    public const string PairingClaim = "ops:pairing";

    /// <summary>Claim with the screen the display was paired for.</summary>
    public const string ScreenClaim = "ops:screen";
}

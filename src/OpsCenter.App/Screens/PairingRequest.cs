namespace OpsCenter.App.Screens;

/// <summary>A display that shows a code and waits. Immutable.</summary>
/// <param name="TicketSha256">Hash of the ticket in the display's cookie.</param>
/// <param name="Code">What a person types.</param>
/// <param name="Screen">Screen or dashboard the display asked for.</param>
/// <param name="Address">Where the display is, for the person who approves.</param>
/// <param name="ExpiresAt">After this the code means nothing.</param>
/// <param name="Key">The key to hand out, once approved.</param>
public sealed record PairingRequest(
    string TicketSha256, string Code, string Screen, string Address, DateTimeOffset ExpiresAt, string? Key);

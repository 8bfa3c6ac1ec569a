namespace OpsCenter.App.Screens;

/// <summary>What a display gets when it asks to be paired.</summary>
/// <param name="Ticket">Secret by which it asks again; null where the request was refused.</param>
/// <param name="Request">Code and expiry; null where the request was refused.</param>
public sealed record PairingTicket(string? Ticket, PairingRequest? Request)
{
    /// <summary>Too many codes from one address or too many displays waiting.</summary>
    public static PairingTicket Refused { get; } = new(null, null);
}

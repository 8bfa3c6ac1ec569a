namespace OpsCenter.App.Screens;

/// <summary>What a waiting display is told.</summary>
/// <param name="State"><c>waiting</c>, <c>paired</c> or <c>expired</c>.</param>
/// <param name="Open">Path to open once paired.</param>
public sealed record PairingAnswer(string State, string? Open)
{
    public static PairingAnswer Waiting { get; } = new("waiting", null);

    public static PairingAnswer Expired { get; } = new("expired", null);

    public static PairingAnswer Paired(string screen) => new("paired", $"/wall/{Uri.EscapeDataString(screen)}");
}

using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Screens.Displays;

/// <summary>A display whose connection is open, as it last reported. Immutable.</summary>
/// <param name="Connection">Of the hub.</param>
/// <param name="Display">What orders are addressed to; two tabs of one paired display share it.</param>
/// <param name="Name">Given at pairing, or the name of the person who opened the page.</param>
/// <param name="Pairing">Null for a page that a person opened.</param>
/// <param name="Since">First report of this connection.</param>
/// <param name="ReportedAt">Newest report.</param>
/// <param name="Report">Newest report.</param>
public sealed record OpenDisplay(
    string Connection, string Display, string Name, string? Pairing, Instant Since, Instant ReportedAt, DisplayReport Report)
{
    /// <summary>Three reports are missing: the connection stands, but the page does not run.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(50);

    public bool IsStale(Instant now) => now - ReportedAt > StaleAfter;
}

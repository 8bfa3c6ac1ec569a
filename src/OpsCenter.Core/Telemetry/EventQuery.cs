namespace OpsCenter.Core.Telemetry;

/// <summary>Events, newest first.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="KindPrefix">E.g. <c>camera.</c>; null for all.</param>
/// <param name="Pack">Exact pack; null for all.</param>
/// <param name="Site">Exact site; null for all.</param>
/// <param name="Limit">At most this many.</param>
/// <param name="Text">As <see cref="EventSearch"/> understands it; null for all.</param>
public sealed record EventQuery(
    Instant From, Instant To, string? KindPrefix = null, string? Pack = null, string? Site = null, int Limit = 200, string? Text = null);

namespace OpsCenter.App.Api.Kpis;

/// <summary>A span of windows to be computed again.</summary>
/// <param name="From">RFC 3339; the window that holds it is the first.</param>
/// <param name="To">RFC 3339; windows that begin before it.</param>
public sealed record JobSpanRequest(DateTimeOffset From, DateTimeOffset To);

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>An event as a feed shows it.</summary>
/// <param name="Id">Unique.</param>
/// <param name="T">Unix milliseconds.</param>
/// <param name="Kind">E.g. <c>camera.person</c>.</param>
/// <param name="S">Severity, 0 to 4.</param>
/// <param name="Text">One line.</param>
/// <param name="Site">Name of the place.</param>
/// <param name="Sim">Simulated.</param>
/// <param name="Pic">Address of a picture.</param>
public sealed record EventItem(
    string Id, long T, string Kind, int S, string Text, LocalizedText? Site, bool Sim, string? Pic);

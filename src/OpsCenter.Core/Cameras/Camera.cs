using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Cameras;

/// <summary>A camera as viewers know it: no address, no credential. Immutable.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Site">Id of the site it stands at.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Area">Id of the area.</param>
/// <param name="Pack">Pack of the site.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Streams">Ways to see it; empty where none is configured.</param>
/// <param name="Refresh">Time between two snapshots.</param>
/// <param name="Simulated">Its pictures are drawn by the simulator.</param>
public sealed record Camera(
    string Id, string Site, LocalizedText Name, string Area, string Pack, double Longitude, double Latitude,
    IReadOnlyList<CameraStream> Streams, TimeSpan Refresh, bool Simulated);

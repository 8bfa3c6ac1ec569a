using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Cameras;

/// <summary>A camera in the interface for others.</summary>
/// <param name="Streams">Ways to see it: snapshot, mjpeg, hls; empty where none is configured.</param>
/// <param name="RefreshSeconds">Time between two snapshots.</param>
/// <param name="DistanceMetres">From the site asked for with <c>near</c>.</param>
internal sealed record CameraJson(
    string Id, LocalizedText Name, string Site, string Area, string Pack, double Longitude, double Latitude,
    IReadOnlyList<CameraStream> Streams, double RefreshSeconds, bool Simulated, double? DistanceMetres)
{
    public static CameraJson From(Camera camera) => From(camera, null);

    public static CameraJson From(CameraDistance near) => From(near.Camera, Math.Round(near.Metres));

    private static CameraJson From(Camera camera, double? metres) => new(
        camera.Id, camera.Name, camera.Site, camera.Area, camera.Pack, camera.Longitude, camera.Latitude,
        camera.Streams, camera.Refresh.TotalSeconds, camera.Simulated, metres);
}

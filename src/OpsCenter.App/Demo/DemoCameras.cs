using System.Net;
using OpsCenter.App.Cameras;
using OpsCenter.Core.Cameras;
using OpsCenter.Simulator.Cameras;

namespace OpsCenter.App.Demo;

/// <summary>The simulator's cameras, fetched over HTTP like any other. A camera described in <c>cameras.yaml</c> takes the place of a simulated one.</summary>
public sealed class DemoCameras : ICameraOverlay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(2);
    private readonly CameraServer _server;

    public DemoCameras(CameraServer server)
    {
        _server = server;
        server.Started += () => Changed?.Invoke();
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public IPEndPoint? Endpoint => _server.Endpoint;

    /// <inheritdoc/>
    public CameraConfig? ForSite(string site) => Endpoint is { } endpoint && _server.CameraAt(site) is { } camera
        ? new CameraConfig
        {
            Id = site,
            Site = site,
            Snapshot = new Uri($"http://{endpoint}/{camera}/snapshot.jpg"),
            Mjpeg = new Uri($"http://{endpoint}/{camera}/mjpeg"),
            Refresh = Refresh,
            Simulated = true,
        }
        : null;
}

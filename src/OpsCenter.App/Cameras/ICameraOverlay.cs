using System.Net;
using OpsCenter.Core.Cameras;

namespace OpsCenter.App.Cameras;

/// <summary>Pictures for cameras that no <c>cameras.yaml</c> describes: the simulator's. A described camera always wins.</summary>
public interface ICameraOverlay
{
    /// <summary>Where the overlay's cameras answer, and nothing else; null until they do. It needs no entry in the allow-list.</summary>
    IPEndPoint? Endpoint { get; }

    /// <summary>By site; null where the overlay has no camera there.</summary>
    CameraConfig? ForSite(string site);

    /// <summary>Raised when <see cref="Endpoint"/> is known.</summary>
    event Action? Changed;
}

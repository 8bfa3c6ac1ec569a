using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Cameras;

/// <summary>How to get pictures of one camera, as <c>cameras.yaml</c> gives it. Immutable.</summary>
public sealed record CameraConfig
{
    /// <summary>Default: the site's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands: a site of <c>sites.yaml</c>, of any kind.</summary>
    public required string Site { get; init; }

    /// <summary>Null for the site's own name.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Address that answers with one JPEG.</summary>
    public Uri? Snapshot { get; init; }

    /// <summary>Address that answers with <c>multipart/x-mixed-replace</c>.</summary>
    public Uri? Mjpeg { get; init; }

    /// <summary>Address of the HLS playlist.</summary>
    public Uri? Hls { get; init; }

    public string? User { get; init; }

    /// <summary>Where the password is: <c>env:NAME</c> or <c>file:PATH</c>. Never the password.</summary>
    public string? PasswordSource { get; init; }

    /// <summary>Time between two snapshots that viewers see.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Its pictures are drawn by the simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>The address of a stream, or null.</summary>
    public Uri? Address(CameraStream stream) => stream switch
    {
        CameraStream.Snapshot => Snapshot,
        CameraStream.Mjpeg => Mjpeg,
        _ => Hls,
    };

    /// <summary>Passwords are not in here, but addresses of a camera network are nobody's business either.</summary>
    public override string ToString() => $"camera {Id}";
}

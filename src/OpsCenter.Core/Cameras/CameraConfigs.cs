namespace OpsCenter.Core.Cameras;

/// <summary>All cameras that <c>cameras.yaml</c> files describe. Immutable; swapped whole on reload.</summary>
public sealed class CameraConfigs(IReadOnlyList<CameraConfig> cameras)
{
    public IReadOnlyList<CameraConfig> Cameras => cameras;
}

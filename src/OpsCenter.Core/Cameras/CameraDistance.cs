namespace OpsCenter.Core.Cameras;

/// <summary>A camera and how far it is from where something happens.</summary>
public sealed record CameraDistance(Camera Camera, double Metres);

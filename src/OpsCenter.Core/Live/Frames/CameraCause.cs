using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Why a tile turned to another camera than its own.</summary>
/// <param name="Alarm">Id of the alarm.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="S">Severity, 1 or 2.</param>
/// <param name="Metres">From the alarm's site to the camera.</param>
public sealed record CameraCause(string Alarm, LocalizedText Title, int S, long Metres);

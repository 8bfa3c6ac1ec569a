using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A schematic river on a map.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Width">1 to 3.</param>
/// <param name="Course">[longitude, latitude] pairs.</param>
public sealed record MapWaterway(LocalizedText Name, int Width, IReadOnlyList<double[]> Course);

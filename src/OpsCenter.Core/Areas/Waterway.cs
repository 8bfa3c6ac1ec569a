using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Areas;

/// <summary>A schematic river or road drawn under the map's sites; not a surveyed course.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Width">1 (thin) to 3 (main).</param>
/// <param name="Course">Longitude and latitude pairs.</param>
public sealed record Waterway(LocalizedText Name, int Width, IReadOnlyList<(double Longitude, double Latitude)> Course);

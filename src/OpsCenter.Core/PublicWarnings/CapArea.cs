using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>The warned place.</summary>
/// <param name="Description">Shown name.</param>
/// <param name="Polygons">Rings as longitude and latitude, not closed; empty where nobody gave a boundary.</param>
/// <param name="Circle">Centre and radius where there is no ring; null where nothing is known of the place but its name.</param>
public sealed record CapArea(
    LocalizedText Description, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Polygons, (double Longitude, double Latitude, double RadiusKm)? Circle);

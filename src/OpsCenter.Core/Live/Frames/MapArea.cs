using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>An area on a map.</summary>
/// <param name="Id">Area.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Lon">Centre.</param>
/// <param name="Lat">Centre.</param>
/// <param name="Rings">Its boundary as [longitude, latitude] pairs; null where none is known.</param>
public sealed record MapArea(string Id, LocalizedText Name, double Lon, double Lat, IReadOnlyList<IReadOnlyList<double[]>>? Rings = null);

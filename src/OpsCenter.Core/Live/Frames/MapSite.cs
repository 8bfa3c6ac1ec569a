using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A site on a map; its state comes with the tile's state.</summary>
public sealed record MapSite(string Id, LocalizedText Name, double Lon, double Lat, string Kind, string Pack, string Area);

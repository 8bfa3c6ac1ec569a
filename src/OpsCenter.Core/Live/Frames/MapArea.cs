using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>An area's label on a map.</summary>
public sealed record MapArea(string Id, LocalizedText Name, double Lon, double Lat);

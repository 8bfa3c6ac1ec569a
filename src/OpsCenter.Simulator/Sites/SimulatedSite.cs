using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Sites;

/// <summary>A site of the configuration, as far as the simulator needs it.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Kind">Decides what is simulated: <c>air-station</c>, <c>outfall</c>, <c>river-gauge</c>, <c>salinity-probe</c>, <c>junction</c>, <c>camera</c>.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Devices">Device ids mounted here.</param>
/// <param name="Via">What the devices report through: the recorder of a camera, the application of a LoRaWAN device; null where they report themselves.</param>
public sealed record SimulatedSite(string Id, string Kind, double Longitude, double Latitude, IReadOnlyList<string> Devices, string? Via)
{
    /// <summary>Distance in kilometres.</summary>
    public double KilometresTo(SimulatedSite other) => Shape.Kilometres(Longitude, Latitude, other.Longitude, other.Latitude);
}

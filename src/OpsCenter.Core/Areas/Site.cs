using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Areas;

/// <summary>A place that is watched: a river gauge, an air station, a junction, a camera.</summary>
/// <param name="Id">Stable key, the value of the <c>site</c> tag.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Area">Id of the area.</param>
/// <param name="Pack">Pack that owns it.</param>
/// <param name="Kind">E.g. <c>river-gauge</c>, <c>air-station</c>, <c>junction</c>, <c>camera</c>.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Devices">Device ids mounted here.</param>
public sealed record Site(
    string Id, LocalizedText Name, string Area, string Pack, string Kind, double Longitude, double Latitude, IReadOnlyList<string> Devices)
{
    /// <summary>Numbers by name, e.g. <c>capacity</c>.</summary>
    public IReadOnlyDictionary<string, double> Attributes { get; init; } = NoAttributes;

    private static IReadOnlyDictionary<string, double> NoAttributes { get; } = new Dictionary<string, double>();

    /// <summary>Null where nobody gave it.</summary>
    public double? Attribute(string name) => Attributes.TryGetValue(name, out var value) ? value : null;
}

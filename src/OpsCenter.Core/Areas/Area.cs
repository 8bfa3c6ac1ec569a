using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Areas;

/// <summary>Dated node of the administrative tree.</summary>
/// <param name="Id">Stable key, e.g. <c>nam-sach</c>.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Parent">Id of the parent, null for the root.</param>
/// <param name="Longitude">Centre, degrees east (WGS 84).</param>
/// <param name="Latitude">Centre, degrees north.</param>
/// <param name="ValidFrom">First day it existed, null for ever.</param>
/// <param name="ValidTo">Last day it existed, null while it does.</param>
/// <param name="Successor">Id of the area that took it over.</param>
public sealed record Area(
    string Id, LocalizedText Name, string? Parent, double Longitude, double Latitude, DateOnly? ValidFrom, DateOnly? ValidTo, string? Successor)
{
    /// <summary>Outer rings as longitude and latitude, not closed; empty where nobody gave a boundary.</summary>
    public IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Boundary { get; init; } = [];

    /// <summary>Numbers by name, e.g. <c>population</c>; each in order of time.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Attributes { get; init; } = NoAttributes;

    private static IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> NoAttributes { get; } = new Dictionary<string, IReadOnlyList<DatedValue>>();

    public bool ExistsOn(DateOnly day) => !(ValidFrom > day) && !(ValidTo < day);

    /// <summary>The number that holds on a day; null where nobody gave one, or only for later.</summary>
    public double? Attribute(string name, DateOnly day) =>
        Attributes.GetValueOrDefault(name)?.LastOrDefault(value => value.From is null || value.From <= day)?.Value;
}

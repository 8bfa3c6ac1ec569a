using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Api.Areas;

/// <summary>An area on a day.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Parent">Id of what it stood under on that day; null for a root.</param>
/// <param name="Centre">Longitude and latitude.</param>
/// <param name="ValidFrom">First day; null for ever.</param>
/// <param name="ValidTo">Last day; null while it exists.</param>
/// <param name="Successors">What took it over, and what that.</param>
/// <param name="Attributes">Numbers that held on that day, e.g. population.</param>
/// <param name="HasBoundary">Whether its boundary is known.</param>
public sealed record AreaJson(
    string Id, LocalizedText Name, string? Parent, double[] Centre, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Successors,
    IReadOnlyDictionary<string, double> Attributes, bool HasBoundary)
{
    internal static AreaJson Of(Area area, AreaTree tree, DateOnly day) => new(
        area.Id, area.Name, tree.Ancestors(area.Id, day) is [var parent, ..] ? parent.Id : null, [area.Longitude, area.Latitude], area.ValidFrom, area.ValidTo,
        [.. tree.Successors(area.Id).Select(after => after.Id)],
        area.Attributes.Keys
            .Select(name => (Name: name, Value: area.Attribute(name, day)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!.Value),
        area.Boundary.Count > 0);
}

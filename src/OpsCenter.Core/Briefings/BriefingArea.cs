using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis.Computing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>What lies in an area on a day, by the tree of that day. Not thread-safe: remembers what was asked.</summary>
/// <param name="places">Areas and sites.</param>
/// <param name="id">Null for everything.</param>
/// <param name="day">Whose tree holds.</param>
internal sealed class BriefingArea(Places places, string? id, DateOnly day)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>The area as it was called on that day; null for everything.</summary>
    public string? Id { get; } = id is null ? null : places.Tree.Resolve(id, day)?.Id ?? id;

    public LocalizedText? Name => Id is null ? null : places.Areas.GetValueOrDefault(Id)?.Name ?? LocalizedText.Same(Id);

    /// <summary>Nothing stands above it: figures of the whole province are its own.</summary>
    public bool IsWhole => Id is null || places.Tree.Roots(day).Any(root => root.Id == Id);

    /// <summary>What belongs to no place is told of the whole only.</summary>
    public bool Holds(string? site, string? area) =>
        Id is null || (AreaOf(site, area) is { } where ? Holds(where) : IsWhole);

    public bool Holds(SeriesKey series) => Holds(series.Tag(StandardTags.Site), series.Tag(StandardTags.Area));

    public LocalizedText? NameOf(string? site, string? area) =>
        site is not null && places.Sites.TryGetValue(site, out var known) ? known.Name
        : site is not null ? LocalizedText.Same(site)
        : area is not null ? places.Areas.GetValueOrDefault(area)?.Name ?? LocalizedText.Same(area)
        : null;

    /// <summary>Areas whose figures are the headline: the chosen one, or those at the top that day.</summary>
    public bool IsHeadline(string area) => Id is null ? places.Tree.Roots(day).Any(root => root.Id == area) : area == Id;

    private string? AreaOf(string? site, string? area) => area ?? (site is not null ? places.Sites.GetValueOrDefault(site)?.Area : null);

    private bool Holds(string area)
    {
        if (!_known.TryGetValue(area, out var holds))
        {
            _known[area] = holds = AreaChain.Of(places, area, day).Contains(Id!);
        }

        return holds;
    }
}

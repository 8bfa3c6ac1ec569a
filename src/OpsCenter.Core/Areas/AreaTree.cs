using System.Collections.Frozen;

namespace OpsCenter.Core.Areas;

/// <summary>The administrative tree as it stood on any day: a figure of 2021 is shown under the areas of 2021. Immutable.</summary>
/// <remarks>Ids that do not exist give nothing. Lists are in order of id, so that callers show and compute the same twice.</remarks>
public sealed class AreaTree
{
    private readonly FrozenDictionary<string, Area> _areas;
    private readonly FrozenDictionary<string, Area[]> _children;
    private readonly FrozenDictionary<string, Area[]> _predecessors;

    /// <param name="areas">By id. Checked when they are read; circles among them end a walk instead of making it endless.</param>
    public AreaTree(FrozenDictionary<string, Area> areas)
    {
        _areas = areas;
        _children = Grouped(area => area.Parent);
        _predecessors = Grouped(area => area.Successor);
    }

    /// <summary>All that exist on a day.</summary>
    public IReadOnlyList<Area> At(DateOnly day) => [.. InOrder(_areas.Values.Where(area => area.ExistsOn(day)))];

    /// <summary>Those that stand under nothing on a day.</summary>
    public IReadOnlyList<Area> Roots(DateOnly day) => [.. At(day).Where(area => ParentOf(area, day) is null)];

    /// <summary>Right under it on a day.</summary>
    public IReadOnlyList<Area> Children(string id, DateOnly day) =>
        _areas.TryGetValue(id, out var area) && area.ExistsOn(day) ? [.. ChildrenOf(id).Where(child => child.ExistsOn(day))] : [];

    /// <summary>Under it on a day at any depth, without itself; parents before their children.</summary>
    public IReadOnlyList<Area> Descendants(string id, DateOnly day)
    {
        var found = new List<Area>(Children(id, day));
        var seen = found.Select(area => area.Id).Append(id).ToHashSet(StringComparer.Ordinal);
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(Children(found[next].Id, day).Where(child => seen.Add(child.Id)));
        }

        return found;
    }

    /// <summary>Above it on a day, nearest first, without itself.</summary>
    public IReadOnlyList<Area> Ancestors(string id, DateOnly day)
    {
        var found = new List<Area>();
        for (var area = _areas.GetValueOrDefault(id); area is not null && ParentOf(area, day) is { } parent && !found.Contains(parent) && parent.Id != id; area = parent)
        {
            found.Add(parent);
        }

        return found;
    }

    /// <summary>What took it over, and what took that over, and so on.</summary>
    public IReadOnlyList<Area> Successors(string id)
    {
        var found = new List<Area>();
        for (var area = _areas.GetValueOrDefault(id); area?.Successor is { } next && next != id && _areas.TryGetValue(next, out var after) && !found.Contains(after); area = after)
        {
            found.Add(after);
        }

        return found;
    }

    /// <summary>
    /// The area that holds the place on a day: itself where it existed, what took it over where it was gone, what it came from where it was not
    /// there yet. Null where it came from several, or where the file tells nothing of that day.
    /// </summary>
    public Area? Resolve(string id, DateOnly day)
    {
        if (!_areas.TryGetValue(id, out var area))
        {
            return null;
        }

        if (area.ExistsOn(day))
        {
            return area;
        }

        return area.ValidTo < day ? Successors(id).FirstOrDefault(after => after.ExistsOn(day)) : Before(area, day);
    }

    private Area? Before(Area area, DateOnly day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var now = area; seen.Add(now.Id);)
        {
            // A place that was put together from several lies in none of them alone.
            if (_predecessors.GetValueOrDefault(now.Id) is not [var only])
            {
                return null;
            }

            if (only.ExistsOn(day))
            {
                return only;
            }

            now = only;
        }

        return null;
    }

    private Area? ParentOf(Area area, DateOnly day) =>
        area.Parent is { } id && _areas.TryGetValue(id, out var parent) && parent.ExistsOn(day) ? parent : null;

    private Area[] ChildrenOf(string id) => _children.GetValueOrDefault(id, []);

    private FrozenDictionary<string, Area[]> Grouped(Func<Area, string?> key) => InOrder(_areas.Values)
        .Where(area => key(area) is not null)
        .GroupBy(area => key(area)!)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static IEnumerable<Area> InOrder(IEnumerable<Area> areas) => areas.OrderBy(area => area.Id, StringComparer.Ordinal);
}

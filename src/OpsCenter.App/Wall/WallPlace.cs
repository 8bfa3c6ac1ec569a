using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Wall;

/// <summary>The place a wall speaks of: the topmost area over most of the sites, so that no code knows a province by name.</summary>
internal static class WallPlace
{
    /// <summary>A configuration with a loop must not hang a page.</summary>
    private const int MaxDepth = 16;

    public static LocalizedText Of(Places places, LocalizedText centre)
    {
        var top = places.Sites.Values
            .Select(site => Top(places, site.Area))
            .OfType<Area>()
            .GroupBy(area => area.Id)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.First())
            .FirstOrDefault();
        return top is null ? centre : new LocalizedText($"{centre.Vi} · {top.Name.Vi}", $"{centre.En} · {top.Name.En}");
    }

    private static Area? Top(Places places, string id)
    {
        var area = places.Areas.GetValueOrDefault(id);
        for (var depth = 0; depth < MaxDepth && area?.Parent is { } parent && places.Areas.TryGetValue(parent, out var above); depth++)
        {
            area = above;
        }

        return area;
    }
}

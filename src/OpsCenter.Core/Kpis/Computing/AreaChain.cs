using OpsCenter.Core.Areas;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>The areas a place belongs to on a day.</summary>
internal static class AreaChain
{
    /// <summary>The area, or what took it over, and everything above it.</summary>
    public static IReadOnlyList<string> Of(Places places, string id, DateOnly day)
    {
        var chain = new List<string>();
        for (var at = Current(places, id, day); at is not null && !chain.Contains(at.Id); at = at.Parent is { } parent ? Current(places, parent, day) : null)
        {
            chain.Add(at.Id);
        }

        return chain;
    }

    public static bool IsInForce(Area area, DateOnly day) => (area.ValidFrom is null || area.ValidFrom <= day) && (area.ValidTo is null || area.ValidTo >= day);

    private static Area? Current(Places places, string id, DateOnly day)
    {
        var area = places.Areas.GetValueOrDefault(id);
        for (var hops = 0; area is not null && area.ValidTo < day && area.Successor is { } successor && hops < places.Areas.Count; hops++)
        {
            area = places.Areas.GetValueOrDefault(successor);
        }

        return area;
    }
}

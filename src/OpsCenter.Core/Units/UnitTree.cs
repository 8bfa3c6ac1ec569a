using System.Collections.Frozen;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Units;

/// <summary>All units. Immutable; swapped whole on reload.</summary>
public sealed class UnitTree(IReadOnlyList<Unit> units)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private readonly FrozenDictionary<string, Unit> _byId = units.ToFrozenDictionary(unit => unit.Id);

    public static UnitTree Empty { get; } = new([]);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Unit> All { get; } = units;

    public Unit? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Null at the top, and for a unit that is gone.</summary>
    public Unit? Above(string? id) => Find(Find(id)?.Parent);

    /// <summary>Units whose member the person is.</summary>
    public IEnumerable<Unit> Of(string user) => All.Where(unit => unit.Members.Contains(user));

    /// <summary>Whoever is on call; a turn with a date wins. Null where nobody is.</summary>
    public string? OnCall(string? id, Instant at)
    {
        var now = at.ToDateTimeOffset().ToOffset(Offset).DateTime;
        return Find(id)?.Rota.Where(shift => shift.Covers(now)).MaxBy(shift => shift.Date is not null)?.Who;
    }

    /// <summary>Whose work it is: the unit for the area and the pack, before the one for the area, before the one for the pack, before the top. Null without units.</summary>
    public Unit? Responsible(string? pack, string? area, Places places)
    {
        var areas = Upwards(area, places).ToArray();
        return All
            .Select(unit => (Unit: unit, Fit: Fit(unit, pack, areas)))
            .Where(one => one.Fit > 0)
            .OrderByDescending(one => one.Fit)
            .Select(one => one.Unit)
            .FirstOrDefault() ?? All.FirstOrDefault(unit => unit.Parent is null);
    }

    private static int Fit(Unit unit, string? pack, string[] areas)
    {
        var packFits = pack is not null && unit.Packs.Contains(pack);
        var nearest = Array.FindIndex(areas, unit.Areas.Contains);
        return (unit.Packs.Count > 0 && !packFits) || (unit.Areas.Count > 0 && nearest < 0)
            ? 0
            : (nearest >= 0 ? 1_000 - nearest : 0) + (packFits ? 1 : 0);
    }

    /// <summary>The area, then those above; the bound holds against a circle that slipped through.</summary>
    private static IEnumerable<string> Upwards(string? area, Places places)
    {
        for (var step = 0; area is not null && step < 20; step++)
        {
            yield return area;
            area = places.Areas.GetValueOrDefault(area)?.Parent;
        }
    }
}

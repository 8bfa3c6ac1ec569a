using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Sheets;

/// <summary>The sheets in force, the rows they have in a period, and who may fill them in. Thread-safe.</summary>
public sealed class SheetBook(ILiveConfig<SheetCatalogue> sheets, ILiveConfig<Places> places, ILiveConfig<UnitTree> units)
{
    /// <summary>Successors of successors; a bound against a circle.</summary>
    private const int MostSteps = 20;

    public IReadOnlyList<SheetConfig> All => sheets.Current.All;

    public SheetConfig? Find(string id) => sheets.Current.Find(id);

    public Unit? UnitOf(SheetConfig sheet) => units.Current.Find(sheet.Unit);

    /// <summary>
    /// Technicians and administrators any sheet; others those of the unit they are a member of, or of one below it, and those without a unit. A token
    /// is bound by its scope alone.
    /// </summary>
    public bool MayEnter(Caller caller, SheetConfig sheet)
    {
        if (!caller.Can(Permission.EnterFigures))
        {
            return false;
        }

        if (caller.Kind != CallerKind.Person || sheet.Unit is null || caller.Can(Permission.ManageRules))
        {
            return true;
        }

        var unit = UnitOf(sheet);
        for (var step = 0; unit is not null && step < MostSteps; step++)
        {
            if (unit.Members.Contains(caller.Name))
            {
                return true;
            }

            unit = units.Current.Above(unit.Id);
        }

        return false;
    }

    /// <param name="sheet">The sheet.</param>
    /// <param name="period">Whose first day says which areas there are.</param>
    /// <param name="today">Of a register: the day instead.</param>
    public SheetFrame Frame(SheetConfig sheet, SheetPeriod period, DateOnly today)
    {
        var day = period.Kind == SheetPeriodKind.None ? today : period.Start;
        return new SheetFrame(sheet, period, [.. sheet.Keys.Select(key => key.Kind == SheetKeyKind.Areas ? Areas(key, day) : key.Choices)]);
    }

    private IReadOnlyList<SheetChoice> Areas(SheetKey key, DateOnly day)
    {
        var all = places.Current.Areas;
        var valid = all.Values.Where(area => IsValid(area, day)).ToDictionary(area => area.Id, StringComparer.Ordinal);
        var tops = key.Under.Count == 0
            ? valid.Values.Where(area => area.Parent is null || !valid.ContainsKey(area.Parent)).Select(area => area.Id).ToHashSet(StringComparer.Ordinal)
            : key.Under.Select(id => StandIn(id, day)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var parents = valid.Values.Select(area => area.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var chosen = key.Top
            ? tops.Where(valid.ContainsKey).Select(id => valid[id])
            : valid.Values.Where(area => !parents.Contains(area.Id) && IsUnder(area, tops));
        return [.. chosen.OrderBy(area => area.Name.Vi, StringComparer.Ordinal).Select(area => new SheetChoice(area.Id, area.Name))];
    }

    private bool IsUnder(Area? area, HashSet<string> tops)
    {
        for (var step = 0; area is not null && step < MostSteps; step++)
        {
            if (tops.Contains(area.Id))
            {
                return true;
            }

            area = area.Parent is { } parent ? places.Current.Areas.GetValueOrDefault(parent) : null;
        }

        return false;
    }

    /// <summary>The area itself, or what had taken it over by that day.</summary>
    private string? StandIn(string id, DateOnly day)
    {
        var area = places.Current.Areas.GetValueOrDefault(id);
        for (var step = 0; area is { ValidTo: { } end } && end < day && step < MostSteps; step++)
        {
            area = area.Successor is { } successor ? places.Current.Areas.GetValueOrDefault(successor) : null;
        }

        return area?.Id;
    }

    private static bool IsValid(Area area, DateOnly day) => (area.ValidFrom is not { } from || from <= day) && (area.ValidTo is not { } to || to >= day);
}

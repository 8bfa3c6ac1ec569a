using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Kpis.Formulas;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>What is configured about the place of a scope.</summary>
/// <param name="sites">Of the KPI's pack, in the scope.</param>
/// <param name="area">The area itself, for scopes that are areas; null otherwise.</param>
/// <param name="limits">By id, as they hold for the pack.</param>
internal sealed class KpiPlace(IReadOnlyList<Site> sites, Area? area, IReadOnlyDictionary<string, NamedLimit> limits) : IFormulaPlace
{
    public double Sites(string? kind) => kind is null ? sites.Count : sites.Count(site => site.Kind == kind);

    public double Attribute(string name) =>
        sites.Select(site => site.Attribute(name)).OfType<double>().ToArray() is { Length: > 0 } given ? given.Sum() : double.NaN;

    public double AreaAttribute(string name, FormulaWindow window) => area?.Attribute(name, DateOnly.FromDateTime(LocalClock.Local(window.From))) ?? double.NaN;

    public double Limit(string id, FormulaWindow window) =>
        limits.TryGetValue(id, out var limit) ? limit.On(DateOnly.FromDateTime(LocalClock.Local(window.From))) : double.NaN;
}

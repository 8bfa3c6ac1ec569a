using System.Text.RegularExpressions;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>sheets.yaml</c>.</summary>
internal sealed partial class SheetsReader(FieldsReader fields, IReadOnlyCollection<string> areaIds, IReadOnlyCollection<string> unitIds)
{
    private const int MaxDue = 366;
    private const int MaxKeys = 3;
    private const int MaxColumns = 60;

    private static readonly Dictionary<string, SheetPeriodKind> Periods = new(StringComparer.Ordinal)
    {
        ["none"] = SheetPeriodKind.None,
        ["day"] = SheetPeriodKind.Day,
        ["week"] = SheetPeriodKind.Week,
        ["month"] = SheetPeriodKind.Month,
        ["quarter"] = SheetPeriodKind.Quarter,
        ["year"] = SheetPeriodKind.Year,
    };

    private readonly Dictionary<string, SheetConfig> _sheets = new(StringComparer.Ordinal);

    public SheetCatalogue Build() => new(_sheets.Values);

    public void Read(ConfigNode root, string pack)
    {
        foreach (var node in root.OnlyList("sheets"))
        {
            if (node.Map() is { } map && ReadSheet(node, map, pack) is { } sheet && !_sheets.TryAdd(sheet.Id, sheet))
            {
                node.Error($"sheet '{sheet.Id}' is there twice", "Give one of them another id or remove it");
            }
        }
    }

    private SheetConfig? ReadSheet(ConfigNode node, ConfigMap map, string pack)
    {
        var idNode = map.Required("id", $"{pack}.month");
        var id = idNode?.Text();
        var name = map.RequiredLocalized("name");
        var explain = map.OptionalLocalized("explain");
        map.Required("period", "month");
        var period = map.OptionalChoice("period", Periods) ?? SheetPeriodKind.Month;
        map.Required("since", "2026-01-01");
        var since = map.OptionalDate("since");
        var due = Due(map);
        var unit = Unit(map);
        var measurement = map.RequiredText("measurement", "budget");
        var tags = map.Optional("tags")?.Members().Select(member => (member.Name, Value: member.Value.Text())).Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!) ?? [];
        var columnReader = new SheetColumnsReader(fields, areaIds);
        var keys = columnReader.Keys(map.OptionalList("keys"));
        var columns = columnReader.Columns(map.Required("columns", "[{id: revenue}]")?.Items() ?? [], measurement);
        var checks = SheetColumnsReader.Checks(map.OptionalList("checks"), columns);
        map.ReportUnknownKeys();
        if (id is not null && (!IdPattern().IsMatch(id) || !(id == pack || id.StartsWith(pack + ".", StringComparison.Ordinal))))
        {
            idNode!.Error($"'{id}' is no id of a sheet of this pack", $"Begin with '{pack}.', then small letters, digits, '-' and '.'");
        }

        if (keys.Count > MaxKeys || columns.Count > MaxColumns)
        {
            node.Error($"has {keys.Count} keys and {columns.Count} columns", $"Give at most {MaxKeys} keys and {MaxColumns} columns");
        }

        return id is null || name is null || measurement is null || columns.Count == 0 ? null : new SheetConfig
        {
            Id = id,
            Pack = pack,
            Name = name,
            Explain = explain,
            Period = period,
            Since = since ?? DateOnly.MinValue,
            DueDays = due,
            Unit = unit,
            Measurement = measurement,
            Tags = tags,
            Keys = keys,
            Columns = columns,
            Checks = checks,
        };
    }

    private static int? Due(ConfigMap map)
    {
        if (map.Optional("due") is not { } node || node.Number() is not { } days)
        {
            return null;
        }

        if (days is < 0 or > MaxDue || days != Math.Floor(days))
        {
            node.Error($"{days} is no number of days", $"Write whole days after the period's end, 0 to {MaxDue}");
            return null;
        }

        return (int)days;
    }

    private string? Unit(ConfigMap map)
    {
        if (map.Optional("unit") is not { } node || node.Text() is not { } unit)
        {
            return null;
        }

        if (!unitIds.Contains(unit))
        {
            node.Error($"unit '{unit}' is not in units.yaml", Nearest.Remedy(unit, unitIds));
        }

        return unit;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}

using System.Globalization;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>A sheet in a period.</summary>
/// <param name="Rows">By the ids of keys and columns; figures are numbers, days yyyy-MM-dd. Rows that wait to be filled in have their keys alone.</param>
public sealed record SheetTableJson(
    string Sheet, SheetStatusJson Status, IReadOnlyList<SheetColumnJson> Keys, IReadOnlyList<SheetColumnJson> Columns, IReadOnlyList<IReadOnlyDictionary<string, object>> Rows)
{
    internal static SheetTableJson Of(SheetPage page)
    {
        var (frame, sheet) = (page.Frame, page.Frame.Sheet);
        var stored = page.Stored.ToDictionary(line => line.Id, StringComparer.Ordinal);
        var waiting = frame.Rows.Where(keys => !stored.ContainsKey(SheetLine.IdOf(keys))).Select(keys => new SheetLine(keys, new Dictionary<string, string>()));
        return new SheetTableJson(
            sheet.Id,
            SheetStatusJson.Of(page.Status),
            [.. sheet.Keys.Select((key, at) => SheetColumnJson.Of(key, frame.Choices[at]))],
            [.. sheet.Columns.Select(SheetColumnJson.Of)],
            [.. page.Stored.Concat(waiting).Select(line => Row(sheet, line))]);
    }

    private static Dictionary<string, object> Row(SheetConfig sheet, SheetLine line)
    {
        var row = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var key = 0; key < sheet.Keys.Count && key < line.Keys.Count; key++)
        {
            row[sheet.Keys[key].Id] = line.Keys[key];
        }

        foreach (var column in sheet.Columns)
        {
            if (line.Values.GetValueOrDefault(column.Id) is { } value)
            {
                row[column.Id] = column.IsFigure ? double.Parse(value, CultureInfo.InvariantCulture) : value;
            }
        }

        return row;
    }
}

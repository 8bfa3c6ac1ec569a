using System.Globalization;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.OperatorConsole.Sheets;

/// <summary>A row while it is filled in.</summary>
public sealed class SheetEditLine
{
    private readonly Dictionary<string, SheetEntry> _cells = new(StringComparer.Ordinal);

    internal SheetEditLine(SheetConfig sheet, IReadOnlyList<string>? keys, SheetLine? stored)
    {
        IsOpen = keys is null;
        for (var at = 0; keys is not null && at < sheet.Keys.Count; at++)
        {
            _cells[sheet.Keys[at].Id] = new SheetEntry(keys[at]);
        }

        foreach (var (id, value) in stored?.Values ?? new Dictionary<string, string>())
        {
            _cells[id] = new SheetEntry(value, Exact: true);
        }
    }

    /// <summary>Its keys are typed.</summary>
    public bool IsOpen { get; }

    internal bool FromFile { get; set; }

    internal int? Place { get; set; }

    internal bool IsBlank => _cells.Values.All(cell => string.IsNullOrWhiteSpace(cell.Text));

    /// <summary>As shown: a stored figure in the reader's way of writing, what was typed as it was typed.</summary>
    public string Text(SheetColumn column)
    {
        var entry = _cells.GetValueOrDefault(column.Id);
        return entry.Text is not { Length: > 0 } text ? ""
            : !entry.Exact ? text
            : column.IsFigure && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("#,0.######", CultureInfo.CurrentCulture)
            : column.Kind == SheetColumnKind.Date && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : text;
    }

    public string Text(SheetKey key) => _cells.GetValueOrDefault(key.Id).Text ?? "";

    internal IEnumerable<string> KeyTexts(SheetConfig sheet) => sheet.Keys.Select(Text);

    internal void Set(string id, SheetEntry entry) => _cells[id] = entry;

    internal SheetInputLine ToInput(SheetConfig sheet)
    {
        // A row of the sheet that nobody touched is no row to be judged twice, but one of the table: it is always there. A new one counts once it says something.
        var any = !IsOpen || !IsBlank;
        return new SheetInputLine(
            any
                ? sheet.Keys.Select(key => key.Id).Concat(sheet.Columns.Select(column => column.Id)).ToDictionary(id => id, id => _cells.GetValueOrDefault(id, new SheetEntry("")), StringComparer.Ordinal)
                : new Dictionary<string, SheetEntry>(),
            Place);
    }
}

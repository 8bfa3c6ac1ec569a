namespace OpsCenter.Core.Sheets;

/// <summary>A cell that would be, or was, stored differently.</summary>
/// <param name="Keys">Of the row, as stored.</param>
/// <param name="Column">Id.</param>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where there is nothing any more.</param>
public sealed record SheetChange(IReadOnlyList<string> Keys, string Column, string? Before, string? After)
{
    /// <summary>What differs between two states of a table.</summary>
    public static IReadOnlyList<SheetChange> Between(IReadOnlyList<SheetLine> before, IReadOnlyList<SheetLine> after, SheetConfig sheet)
    {
        var old = before.ToDictionary(line => line.Id, StringComparer.Ordinal);
        var changes = new List<SheetChange>();
        foreach (var line in after)
        {
            var was = old.GetValueOrDefault(line.Id)?.Values;
            changes.AddRange(sheet.Columns
                .Select(column => new SheetChange(line.Keys, column.Id, was?.GetValueOrDefault(column.Id), line.Values.GetValueOrDefault(column.Id)))
                .Where(change => change.Before != change.After));
        }

        return changes;
    }
}

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>A sheet in one period: which rows it has then. Immutable.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Period">The period.</param>
/// <param name="Choices">Per key what it may be, in order; empty for a free one.</param>
public sealed record SheetFrame(SheetConfig Sheet, SheetPeriod Period, IReadOnlyList<IReadOnlyList<SheetChoice>> Choices)
{
    /// <summary>Keys of the rows that must be there; none where rows are added by people.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; } = Sheet.IsOpen ? [] : Product(Choices);

    /// <summary>What a key is called.</summary>
    public LocalizedText KeyName(int key, string id) => Choices[key].FirstOrDefault(choice => choice.Id == id)?.Name ?? LocalizedText.Same(id);

    /// <summary>The id that somebody means by a text: as written where there are no choices or none fits.</summary>
    public string KeyId(int key, string text) => SheetCellReader.Words(text.Trim(), Choices[key]).Value ?? text.Trim();

    /// <summary>What a row is called; empty for the only row of a sheet without keys.</summary>
    public LocalizedText RowName(IReadOnlyList<string> keys)
    {
        var names = keys.Select((id, key) => KeyName(key, id)).ToList();
        return new LocalizedText(string.Join(" · ", names.Select(name => name.Vi)), string.Join(" · ", names.Select(name => name.En)));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Product(IReadOnlyList<IReadOnlyList<SheetChoice>> choices)
    {
        IEnumerable<IReadOnlyList<string>> rows = [[]];
        foreach (var one in choices)
        {
            rows = rows.SelectMany(row => one.Select(choice => (IReadOnlyList<string>)[.. row, choice.Id]));
        }

        return [.. rows];
    }
}

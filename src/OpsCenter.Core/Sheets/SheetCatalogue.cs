using System.Collections.Frozen;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>All sheets. Immutable; swapped whole on reload.</summary>
public sealed class SheetCatalogue(IEnumerable<SheetConfig> sheets)
{
    private readonly FrozenDictionary<string, SheetConfig> _byId = sheets.ToFrozenDictionary(sheet => sheet.Id);

    public static SheetCatalogue Empty { get; } = new([]);

    /// <summary>In order of id.</summary>
    public IReadOnlyList<SheetConfig> All => [.. _byId.Values.OrderBy(sheet => sheet.Id, StringComparer.Ordinal)];

    /// <summary>What a tag's value of entered figures is called; null for one that no sheet names.</summary>
    public LocalizedText? NameOf(string measurement, string tag, string value)
    {
        if (tag == "sheet")
        {
            return Find(value)?.Name;
        }

        foreach (var sheet in _byId.Values)
        {
            if (sheet.Measurement != measurement)
            {
                continue;
            }

            var choices = sheet.Keys.Where(key => key.Tag == tag).SelectMany(key => key.Choices)
                .Concat(sheet.Columns.Where(column => column.Tag == tag).SelectMany(column => column.Choices));
            if (choices.FirstOrDefault(choice => choice.Id == value) is { } choice)
            {
                return choice.Name;
            }
        }

        return null;
    }

    public SheetConfig? Find(string id) => _byId.GetValueOrDefault(id);
}

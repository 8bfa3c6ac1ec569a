using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>A key or column of a sheet.</summary>
/// <param name="Kind">areas, list, free (keys), number, whole, date or text (columns).</param>
/// <param name="Allowed">Ids of the only values; absent for any.</param>
public sealed record SheetColumnJson(string Id, string NameVi, string NameEn, string Kind, string? Unit, double? Min, double? Max, bool Required, IReadOnlyList<string>? Allowed)
{
    internal static SheetColumnJson Of(SheetKey key, IReadOnlyList<SheetChoice> choices) => new(
        key.Id, key.Name.Vi, key.Name.En, SheetJson.Word(key.Kind), null, null, null, true, key.Kind == SheetKeyKind.Free ? null : [.. choices.Select(choice => choice.Id)]);

    internal static SheetColumnJson Of(SheetColumn column) => new(
        column.Id, column.Name.Vi, column.Name.En, SheetJson.Word(column.Kind), column.Unit.Length == 0 ? null : column.Unit, column.Min, column.Max, column.Required,
        column.Choices.Count == 0 ? null : [.. column.Choices.Select(choice => choice.Id)]);
}

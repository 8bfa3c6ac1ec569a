using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>A sheet with its newest periods.</summary>
/// <param name="Period">none, day, week, month, quarter or year.</param>
/// <param name="Due">Days after a period's end; null where it is never late.</param>
/// <param name="Unit">Who files it; null for anybody who may enter figures.</param>
public sealed record SheetJson(string Id, string Pack, string NameVi, string NameEn, string Period, int? Due, string? Unit, IReadOnlyList<SheetStatusJson> Periods)
{
    private const int Listed = 24;

    internal static SheetJson Of(SheetConfig sheet, IReadOnlyList<SheetStatus> periods) => new(
        sheet.Id, sheet.Pack, sheet.Name.Vi, sheet.Name.En, Word(sheet.Period), sheet.DueDays, sheet.Unit, [.. periods.Take(Listed).Select(SheetStatusJson.Of)]);

    internal static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

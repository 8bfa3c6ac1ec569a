using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Xlsx;
using OpsCenter.App.Identity;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary><c>/console/history/export</c>: what the explorer shows at the same address, one column a series, oldest first.</summary>
internal static class HistoryExport
{
    private const string TimeColumn = "time";

    public static void MapHistoryExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/console/history/export", WriteAsync).RequireAuthorization(AccessPolicies.Console).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        HttpContext context, string[]? s, string? range, string? from, string? to, string? step, string? agg, string? compare, string? format,
        [FromServices] HistoryReading history, [FromServices] TimeProvider time)
    {
        if (HistoryAddress.Of(s, range, from, to, step, agg, compare).Request(time.GetInstant()) is not { } request)
        {
            return TypedResults.Problem("A range of one's own needs 'from' and 'to' as 2026-11-22T09:00, the first before the second.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (await history.ReadAsync(context.User.ToCaller(), request with { Back = null }, context.RequestAborted) is not { } lines)
        {
            return TypedResults.Forbid();
        }

        var titles = lines.Select(line => line.Series.Unit.Length == 0 ? line.Series.Title : $"{line.Series.Title} [{line.Series.Unit}]").ToList();
        var rows = HistoryRow.Of(lines).Reverse();
        if (format == "xlsx")
        {
            return new XlsxAnswer("history.xlsx", "History", [TimeColumn, .. titles], rows.Select(row => (IReadOnlyList<object?>)[LocalTime.At(row.Time).DateTime, .. row.Points.Select(point => (object?)point?.Value)]));
        }

        context.Response.Headers.ContentDisposition = "attachment; filename=\"history.csv\"";
        return new CsvAnswer(
            string.Join(',', [TimeColumn, .. titles.Select(CsvCell.Text)]),
            rows.Select(row => string.Join(',', [LocalTime.At(row.Time).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture), .. row.Points.Select(Text)])).ToAsyncEnumerable());
    }

    private static string Text(Point? point) => point?.Value.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

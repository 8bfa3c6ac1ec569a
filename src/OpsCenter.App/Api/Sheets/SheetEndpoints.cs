using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsCenter.App.Identity;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>Entered figures: which are asked for, what is filed, filing.</summary>
internal sealed class SheetEndpoints(SheetService service)
{
    private const string NoSheet = "There is no such sheet, or no such period of it; GET /api/v1/sheets lists them. Periods are written 2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026, and current for a register.";

    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellation) =>
        TypedResults.Ok((await service.OverviewAsync(context.User.ToCaller(), cancellation)).Select(sheet => SheetJson.Of(sheet.Sheet, sheet.Periods)));

    public async Task<IResult> OneAsync(string id, string period, HttpContext context, CancellationToken cancellation) =>
        await service.OpenAsync(context.User.ToCaller(), id, period, cancellation) is { } page ? TypedResults.Ok(SheetTableJson.Of(page)) : NotFound();

    public async Task<IResult> VersionsAsync(string id, string period, HttpContext context, CancellationToken cancellation) =>
        await service.OpenAsync(context.User.ToCaller(), id, period, cancellation) is null
            ? NotFound()
            : TypedResults.Ok((await service.VersionsAsync(context.User.ToCaller(), id, period, cancellation)).Select(SheetVersionJson.Of));

    public async Task<IResult> TemplateAsync(string id, string period, string? format, HttpContext context, CancellationToken cancellation) =>
        await service.OpenAsync(context.User.ToCaller(), id, period, cancellation) is not { } page ? NotFound()
        : format is null or "xlsx" or "csv" ? new SheetTemplate(page, format == "csv")
        : ApiProblem.Of(StatusCodes.Status400BadRequest, "format must be xlsx or csv.");

    public async Task<IResult> FileAsync(string id, string period, SheetFilingJson body, HttpContext context, CancellationToken cancellation)
    {
        if (body.Rows is not { } rows || rows.Count > SheetJudge.MaxLines)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"Send 'rows', at most {SheetJudge.MaxLines}.");
        }

        var input = new SheetInput([.. rows.Select((row, at) => new SheetInputLine(row.ToDictionary(cell => cell.Key, cell => Entry(cell.Value), StringComparer.Ordinal), at + 1))], Point: true);
        var request = new SheetRequest(id, period, input, body.Version ?? 0, SheetOrigin.Api) { Note = body.Note };
        return await service.FileAsync(context.User.ToCaller(), request, cancellation) switch
        {
            SheetOutcome.Filed filed => TypedResults.Ok(SheetVersionJson.Of(filed.Version) with { Stored = filed.Waiting is null }),
            SheetOutcome.Unchanged => TypedResults.NoContent(),
            SheetOutcome.Invalid invalid => Wrong(service, invalid.Draft, id),
            SheetOutcome.Conflict conflict => ApiProblem.Of(
                StatusCodes.Status409Conflict,
                string.Create(CultureInfo.InvariantCulture, $"'{conflict.Newest.By}' filed version {conflict.Newest.Number} meanwhile: read it, then send its number as 'version'.")),
            SheetOutcome.Forbidden => ApiProblem.Of(StatusCodes.Status403Forbidden, "These figures belong to another unit; its operators, technicians and administrators file them."),
            SheetOutcome.TooEarly => ApiProblem.Of(StatusCodes.Status400BadRequest, "The period has not begun."),
            _ => NotFound(),
        };
    }

    private static IResult NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, NoSheet);

    private static SheetEntry Entry(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new SheetEntry(value.GetRawText(), Exact: true),
        JsonValueKind.String => new SheetEntry(value.GetString() ?? ""),
        JsonValueKind.Null or JsonValueKind.Undefined => new SheetEntry(""),
        _ => new SheetEntry(value.GetRawText()),
    };

    private static ProblemHttpResult Wrong(SheetService service, SheetDraft draft, string id)
    {
        var keys = service.Find(id)?.Keys ?? [];
        var errors = draft.Problems.Select(problem => Error(null, null, problem)).Concat(draft.Lines.SelectMany(line =>
            line.Keys.Select((cell, at) => (Column: keys[at].Id, cell.Problem)).Concat(line.Cells.Select(cell => (Column: cell.Key, cell.Value.Problem)))
                .Where(cell => cell.Problem is not null).Select(cell => Error(line.Place, cell.Column, cell.Problem!))));
        return TypedResults.Problem(
            "Some cells are wrong; 'errors' says which and what to do. Nothing was stored.", statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: new Dictionary<string, object?> { ["errors"] = errors.ToList() });
    }

    private static SheetErrorJson Error(int? row, string? column, SheetProblem problem) => new(row, column, problem.Code, problem.Text.En, problem.Text.Vi);
}

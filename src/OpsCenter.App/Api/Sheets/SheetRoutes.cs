using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Sheets;

/// <summary>The addresses of entered figures.</summary>
internal static class SheetRoutes
{
    public static void MapSheets(this RouteGroupBuilder api)
    {
        api.MapGet("/sheets", (HttpContext context, SheetEndpoints sheets, CancellationToken cancellation) => sheets.ListAsync(context, cancellation))
            .Describe("Tables that people fill in, and which of their periods are filed, open or overdue, newest first")
            .WithTags("sheets")
            .Produces<IEnumerable<SheetJson>>();
        api.MapGet("/sheets/{id}/{period}", (string id, string period, HttpContext context, SheetEndpoints sheets, CancellationToken cancellation) => sheets.OneAsync(id, period, context, cancellation))
            .Describe("A table in a period: its columns, its rows and what is filed")
            .WithTags("sheets")
            .Produces<SheetTableJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet(
                "/sheets/{id}/{period}/versions",
                (string id, string period, HttpContext context, SheetEndpoints sheets, CancellationToken cancellation) => sheets.VersionsAsync(id, period, context, cancellation))
            .Describe("Every filing of a period, newest first")
            .WithTags("sheets")
            .Produces<IEnumerable<SheetVersionJson>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet(
                "/sheets/{id}/{period}/template",
                (string id, string period, string? format, HttpContext context, SheetEndpoints sheets, CancellationToken cancellation) => sheets.TemplateAsync(id, period, format, context, cancellation))
            .Describe("The table as a file to fill in, with its rows, what is filed and what is allowed; xlsx (default) or csv")
            .WithTags("sheets")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut(
                "/sheets/{id}/{period}",
                (string id, string period, SheetFilingJson body, HttpContext context, SheetEndpoints sheets, CancellationToken cancellation) => sheets.FileAsync(id, period, body, context, cancellation))
            .Needs(Permission.EnterFigures)
            .WithSummary("Files the figures of a period, all of them or none; 204 where nothing changes")
            .WithTags("sheets")
            .Produces<SheetVersionJson>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}

using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Api.Xlsx;

namespace OpsCenter.App.Api.Briefings;

internal static class BriefingRoutes
{
    private static readonly ApiParameter[] Parameters =
    [
        new("period", "shift, day (default), week, month or quarter."),
        new("date", "A local day of the period, e.g. 2026-11-22; of shifts with their number, e.g. 2026-11-22-2. Absent for the newest that is over."),
        new("area", "Id of an area; absent for all. One that did not exist yet, or no longer, is led to what stood in its place on the period's day."),
        new("lang", "Language of texts in a PDF or workbook: vi (default) or en."),
    ];

    public static void MapBriefings(this RouteGroupBuilder api)
    {
        api.MapGet("/briefing", (HttpRequest request, BriefingEndpoints briefings, CancellationToken cancellation) => briefings.JsonAsync(request, cancellation))
            .Describe("The briefing of a period and area: what happened, what is open, what is off target, what changed, what comes", Parameters)
            .WithTags("briefing")
            .Produces<BriefingJson>();
        api.MapGet("/briefing.pdf", (HttpRequest request, BriefingEndpoints briefings, CancellationToken cancellation) => briefings.PdfAsync(request, cancellation))
            .Describe("The same on paper, A4", Parameters)
            .WithTags("briefing")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/briefing.xlsx", (HttpRequest request, BriefingEndpoints briefings, CancellationToken cancellation) => briefings.XlsxAsync(request, cancellation))
            .Describe("The same as a workbook, a sheet per section; numbers and times as such, no formulas", Parameters)
            .WithTags("briefing")
            .Produces(StatusCodes.Status200OK, contentType: XlsxAnswer.ContentType);
    }
}

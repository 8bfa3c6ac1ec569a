using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Incidents;

internal static class IncidentRoutes
{
    public static void MapIncidents(this RouteGroupBuilder api)
    {
        MapReading(api);
        MapWork(api);
        MapFiles(api);
    }

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", (HttpRequest request, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.ListAsync(request, cancellation))
            .Describe(
                "Incidents: open ones first, then the worst, then the newest",
                new ApiParameter("open", "true for new, assigned and working, false for resolved and closed; absent for both."),
                new ApiParameter("status", "new, assigned, working, resolved or closed."),
                new ApiParameter("owner", "Exact user name."),
                new ApiParameter("unit", "Exact unit of units.yaml."),
                new ApiParameter("pack", "Exact pack."),
                new ApiParameter("severity", "Only this one: critical, high, medium or low."),
                new ApiParameter("overdue", "true for open ones whose time is over."),
                new ApiParameter("text", "Words that all occur in number, title, description, place, owner or resolution; case and tone marks do not matter."),
                new ApiParameter("skip", "So many are left out first."),
                ApiParameter.Limit)
            .WithTags("incidents")
            .Produces<IncidentListJson>();
        api.MapGet("/incidents/{number}", (string number, HttpContext context, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.OneAsync(number, context, cancellation))
            .Describe("One incident with its tasks, links, timeline, attachments and review")
            .WithTags("incidents")
            .Produces<IncidentFileJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapWork(RouteGroupBuilder api)
    {
        api.MapPost("/incidents", (IncidentRequest body, HttpContext context, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.OpenAsync(body, context, cancellation))
            .Works("Opens an incident: for an alarm that stands, which brings those of the same pack and place along, or by hand")
            .Produces<IncidentFileJson>(StatusCodes.Status201Created);
        api.MapPatch(
                "/incidents/{number}",
                (string number, IncidentPatch body, HttpContext context, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.ChangeAsync(number, body, context, cancellation))
            .Works("Changes status, owner, unit, due time, title, severity or tasks, or adds a comment; all of it or nothing")
            .Produces<IncidentFileJson>();
        api.MapPost(
                "/incidents/{number}/merge",
                (string number, MergeRequest body, HttpContext context, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.MergeAsync(number, body, context, cancellation))
            .Works("Ends an incident in favour of another one, which takes its links and open tasks over")
            .Produces<IncidentFileJson>();
        api.MapPost(
                "/incidents/{number}/split",
                (string number, SplitRequest body, HttpContext context, IncidentEndpoints incidents, CancellationToken cancellation) => incidents.SplitAsync(number, body, context, cancellation))
            .Works("Makes some of an incident's alarms and tasks an incident of their own, which is the answer")
            .Produces<IncidentFileJson>();
    }

    private static void MapFiles(RouteGroupBuilder api)
    {
        api.MapPost("/incidents/{number}/attachments", (string number, HttpContext context, AttachmentEndpoints files, CancellationToken cancellation) => files.AddAsync(number, context, cancellation))
            .Works("Adds one file: a picture, a PDF, an office document or plain text")
            .Accepts<IFormFile>(isOptional: false, "multipart/form-data")
            .Produces(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        api.MapGet(
                "/incidents/{number}/attachments/{id}",
                (string number, string id, HttpContext context, AttachmentEndpoints files, CancellationToken cancellation) => files.GetAsync(number, id, context, cancellation))
            .Describe("A file of an incident, always as a download")
            .WithTags("incidents")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static RouteHandlerBuilder Works(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.OperateIncidents)
        .WithSummary(summary)
        .WithTags("incidents")
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}

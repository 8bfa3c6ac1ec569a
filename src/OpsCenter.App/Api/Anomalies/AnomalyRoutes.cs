using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;
using OpsCenter.Core.Anomalies;

namespace OpsCenter.App.Api.Anomalies;

internal static class AnomalyRoutes
{
    public static void MapAnomalies(this RouteGroupBuilder api)
    {
        api.MapGet("/anomalies", (string? state, HttpContext context, AnomalyEndpoints anomalies, CancellationToken cancellation) => anomalies.ListAsync(state, context, cancellation))
            .Describe(
                "Series that behave otherwise than at this hour of the weeks before, the most unusual first",
                new ApiParameter("state", "open (default): they last and nobody has judged them; past: over or judged, newest first, at most 500."))
            .WithTags("anomalies")
            .Produces<IEnumerable<AnomalyJson>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapPost(
                "/anomalies/{id}/confirm",
                (string id, AnomalyVerdictRequest body, HttpContext context, AnomalyEndpoints anomalies, CancellationToken cancellation) =>
                    anomalies.JudgeAsync(id, AnomalyVerdict.Confirmed, body, context, cancellation))
            .Judges("Something had really happened: says what, for the record");
        api.MapPost(
                "/anomalies/{id}/dismiss",
                (string id, AnomalyVerdictRequest body, HttpContext context, AnomalyEndpoints anomalies, CancellationToken cancellation) =>
                    anomalies.JudgeAsync(id, AnomalyVerdict.Dismissed, body, context, cancellation))
            .Judges("Nothing worth knowing: says why; the series opens no other before it was as usual again");
    }

    private static void Judges(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.OperateAlarms)
        .WithSummary(summary)
        .WithTags("anomalies")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}

using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Kpis;

internal static class KpiRoutes
{
    public static void MapKpis(this RouteGroupBuilder api)
    {
        api.MapGet("/kpis", (string? pack, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.ListAsync(pack, context, cancellation))
            .Describe("KPIs with formula, target, newest figures and how far they are computed", new ApiParameter("pack", "Exact pack; absent for all."))
            .WithTags("kpis")
            .Produces<IEnumerable<KpiJson>>();
        api.MapGet("/kpis/{id}", (string id, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.OneAsync(id, context, cancellation))
            .Describe("One KPI")
            .WithTags("kpis")
            .Produces<KpiJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/kpis/{id}/forecast", (string id, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.ForecastAsync(id, context, cancellation))
            .Describe("What is expected of a KPI, with an 80 % band and how wrong such forecasts were beside the naive one")
            .WithTags("kpis")
            .Produces<KpiForecastJson>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/kpis/{id}/run", (string id, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.RunAsync(id, context, cancellation))
            .Runs("Computes what is due of a KPI now, beside its schedule");
        api.MapPost("/kpis/{id}/pause", (string id, JobPauseRequest body, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.PauseAsync(id, body, context, cancellation))
            .Runs("Pauses a KPI's job, with a reason; late readings are still looked after");
        api.MapPost("/kpis/{id}/resume", (string id, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.ResumeAsync(id, context, cancellation))
            .Runs("Resumes a KPI's job and computes what was missed");
        api.MapPost(
                "/kpis/{id}/recompute",
                (string id, JobSpanRequest body, HttpContext context, KpiEndpoints kpis, CancellationToken cancellation) => kpis.RecomputeAsync(id, body, context, cancellation))
            .Runs("Computes the windows of a span again; figures that differ are marked as revised");
    }

    private static RouteHandlerBuilder Runs(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.ManageJobs)
        .WithSummary(summary)
        .WithTags("kpis")
        .Produces(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}

using OpsCenter.App.Api.Alarms;
using OpsCenter.App.Api.Anomalies;
using OpsCenter.App.Api.Areas;
using OpsCenter.App.Api.Briefings;
using OpsCenter.App.Api.Incidents;
using OpsCenter.App.Api.Kpis;
using OpsCenter.App.Api.Maintenance;
using OpsCenter.App.Api.NgsiLd;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Api.Readings;
using OpsCenter.App.Api.Rules;
using OpsCenter.App.Api.Sheets;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api;

public static class ApiEndpoints
{
    /// <summary><c>/api/v1</c> for others, and its description at <c>/openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = endpoints.MapGroup("/api/v1").DisableAntiforgery();
        MapReadings(api);
        MapAlarms(api);
        MapMaintenance(api);
        MapRules(api);
        api.MapIncidents();
        api.MapAreas();
        api.MapKpis();
        api.MapAnomalies();
        api.MapRuleWorkbench();
        api.MapSheets();
        NgsiLdEndpoints.Map(endpoints);
        api.MapBriefings();
        return endpoints;
    }

    private static void MapReadings(RouteGroupBuilder api)
    {
        api.MapGet("/latest", (HttpRequest request, ReadingEndpoints readings, CancellationToken cancellation) => readings.LatestAsync(request, cancellation))
            .Describe("Newest reading of each chosen series", ApiParameter.Measurement with { Required = true }, ApiParameter.Field, ApiParameter.Tag, ApiParameter.Limit)
            .Produces<IEnumerable<LatestReading>>(StatusCodes.Status200OK, "application/json", "text/csv");
        api.MapGet("/query", (HttpRequest request, QueryEndpoint query, CancellationToken cancellation) => query.AnswerAsync(request, cancellation))
            .Describe(
                "Readings of a span of time, or one value per window of it, per series or per group of series",
                ApiParameter.Measurement with { Required = true },
                ApiParameter.Field with { Required = true, Description = "Exact field, e.g. level." },
                ApiParameter.Tag,
                ApiParameter.From,
                ApiParameter.To,
                new ApiParameter("every", "Length of a window, e.g. 1m, 1h30m, 1d; absent for the readings themselves."),
                new ApiParameter("agg", "How a window becomes a value: mean (default), min, max, sum, count, first, last, rate (of a counter, per second) or a percentile such as p50, p95, p99.9."),
                new ApiParameter("offset", "UTC offset that windows follow, e.g. +07:00 (write + as %2B) or -03:30; absent for the server's."),
                new ApiParameter("fill", "What stands for a window without readings: none (default), null, previous, linear or 0."),
                new ApiParameter("groupBy", "Tags whose combinations of values become one answer each over all their series, e.g. area or area,pack. Needs every."),
                new ApiParameter("points", "At most so many points per series, chosen so that the line keeps its shape; 3 or more."),
                new ApiParameter("method", "How points are chosen: lttb (default, largest triangle) or minmax."),
                ApiParameter.Limit,
                new ApiParameter("format", "json, csv or lp (InfluxDB line protocol); absent for what Accept asks."),
                new ApiParameter("explain", "true tells per series what was read to answer."))
            .Produces<QueryAnswer>(StatusCodes.Status200OK, "application/json", "text/csv", LineProtocolRow.ContentType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/series", (HttpRequest request, ReadingEndpoints readings, CancellationToken cancellation) => readings.SeriesAsync(request, cancellation))
            .Describe("Known series", ApiParameter.Measurement, ApiParameter.Field, ApiParameter.Tag, ApiParameter.Limit)
            .Produces<IEnumerable<SeriesDescription>>();
        api.MapGet("/events", (HttpRequest request, ReadingEndpoints readings, CancellationToken cancellation) => readings.EventsAsync(request, cancellation))
            .Describe(
                "Events, newest first; personal data masked",
                ApiParameter.From,
                ApiParameter.To,
                new ApiParameter("kind", "Beginning of the kind, e.g. camera."),
                new ApiParameter("pack", "Exact pack."),
                new ApiParameter("site", "Exact site."),
                new ApiParameter("text", "Words that all occur in its text, kind, site, area or device; case and tone marks do not matter."),
                ApiParameter.Limit)
            .Produces<IEnumerable<EventJson>>();
    }

    private static void MapAlarms(RouteGroupBuilder api)
    {
        api.MapGet("/alarms", (HttpRequest request, AlarmEndpoints alarms) => alarms.List(request))
            .Describe(
                "Alarms that are active or unacknowledged, worst first",
                new ApiParameter("active", "true or false; absent for both."),
                new ApiParameter("acknowledged", "true or false; absent for both."),
                new ApiParameter("held", "true: only those that are shelved, in maintenance or suppressed by a cause, with the shelved ones that are normal; false: without them; absent for both."),
                new ApiParameter("pack", "Exact pack."),
                new ApiParameter("site", "Exact site."),
                new ApiParameter("severity", "Mildest severity wanted: critical, high, medium or low (default)."))
            .Produces<IEnumerable<AlarmJson>>();
        api.MapGet("/alarms/performance", (HttpRequest request, PerformanceEndpoint performance, CancellationToken cancellation) => performance.AnswerAsync(request, cancellation))
            .Describe(
                "How the alarms served the operators: load, floods, standing, chattering and answering, each beside its target, and the ten worst rules with what may help",
                ApiParameter.From with { Description = "Begin of the span, by the time of recording; absent for a day ago. At most 366 days before to." },
                ApiParameter.To,
                new ApiParameter("operators", "On duty at the same time, 1 (default) to 50; loads are per operator."))
            .Produces<PerformanceJson>()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/alarms/{id}/history", (string id, HttpRequest request, AlarmEndpoints alarms, CancellationToken cancellation) => alarms.HistoryAsync(id, request, cancellation))
            .Describe("Transitions of one alarm, newest first", ApiParameter.Limit)
            .Produces<IEnumerable<AlarmTransitionJson>>();
        api.MapPost(
                "/alarms/{id}/acknowledge",
                (string id, AcknowledgeRequest? body, HttpContext context, AlarmEndpoints alarms, CancellationToken cancellation) => alarms.AcknowledgeAsync(id, body, context, cancellation))
            .Acts("Takes an alarm over; the answer comes when that is on disk");
        api.MapPost(
                "/alarms/{id}/shelve",
                (string id, ShelveRequest body, HttpContext context, AlarmEndpoints alarms, CancellationToken cancellation) => alarms.ShelveAsync(id, body, context, cancellation))
            .Acts("Puts an alarm aside for a while, with a reason: it is judged on, but neither sounds nor is sent");
        api.MapPost(
                "/alarms/{id}/unshelve",
                (string id, UnshelveRequest? body, HttpContext context, AlarmEndpoints alarms, CancellationToken cancellation) => alarms.UnshelveAsync(id, body, context, cancellation))
            .Acts("Takes an alarm down from the shelf; where it still stands it is called out anew");
    }

    private static void MapMaintenance(RouteGroupBuilder api)
    {
        api.MapGet("/maintenance", (MaintenanceEndpoints windows) => windows.List())
            .Describe("Maintenance windows, oldest first")
            .Produces<IEnumerable<MaintenanceJson>>();
        api.MapPost(
                "/maintenance",
                (MaintenanceRequest body, HttpContext context, MaintenanceEndpoints windows, CancellationToken cancellation) => windows.SaveAsync(null, body, context, cancellation))
            .Manages("Makes a maintenance window: alarms it covers are judged, but nobody is called for them")
            .Produces<MaintenanceJson>(StatusCodes.Status201Created);
        api.MapPut(
                "/maintenance/{id}",
                (string id, MaintenanceRequest body, HttpContext context, MaintenanceEndpoints windows, CancellationToken cancellation) => windows.SaveAsync(id, body, context, cancellation))
            .Manages("Changes a maintenance window; it holds from this moment on as it is now")
            .Produces<MaintenanceJson>();
        api.MapDelete(
                "/maintenance/{id}",
                (string id, HttpContext context, MaintenanceEndpoints windows, CancellationToken cancellation) => windows.RemoveAsync(id, context, cancellation))
            .Manages("Deletes a maintenance window; alarms that it held and that still stand are called out")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static void MapRules(RouteGroupBuilder api)
    {
        api.MapPost("/rules/{id}/backtest", (string id, HttpRequest request, BacktestEndpoint backtest, CancellationToken cancellation) => backtest.AnswerAsync(id, request, cancellation))
            .Accepts<string>(isOptional: true, "application/yaml", "text/plain")
            .Describe(
                "What a rule would have done with the stored readings: the one in force, or, where the body is an alarms.yaml that holds it, that draft beside the one in force",
                ApiParameter.From with { Description = "Begin of the span; absent for 30 days ago." },
                ApiParameter.To,
                ApiParameter.Limit with { Description = "Most alarms listed of each kind, the newest; counts are of all." })
            .Produces<BacktestJson>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static RouteHandlerBuilder Manages(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.ManageRules)
        .WithSummary(summary)
        .WithTags("maintenance")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>What a person does with one alarm.</summary>
    private static void Acts(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .Needs(Permission.OperateAlarms)
        .WithSummary(summary)
        .WithTags("alarms")
        .Produces(StatusCodes.Status204NoContent)
        .Produces(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    internal static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, params ApiParameter[] parameters) => endpoint
        .Needs(Permission.Read)
        .WithSummary(summary)
        .WithMetadata([.. parameters])
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}

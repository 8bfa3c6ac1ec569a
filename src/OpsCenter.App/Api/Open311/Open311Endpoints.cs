using Microsoft.AspNetCore.Mvc;
using OpsCenter.App.Api.OpenApi;

namespace OpsCenter.App.Api.Open311;

public static class Open311Endpoints
{
    private const string Json = "application/json";
    private const string Xml = "text/xml";
    private static readonly string[] Formats = ["json", "xml"];

    /// <summary>Open311 GeoReport v2 under <c>/open311/v2</c>: services, and citizens' reports in and out, as JSON and XML.</summary>
    public static IEndpointRouteBuilder MapOpen311(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/open311/v2").DisableAntiforgery().AllowAnonymous().WithTags("open311");
        foreach (var format in Formats)
        {
            MapServices(api, format);
            MapReports(api, format);
        }

        return endpoints;
    }

    private static void MapServices(RouteGroupBuilder api, string format) =>
        api.MapGet($"/services.{format}", (HttpContext context, [FromServices] Open311Catalogue catalogue) => catalogue.List(context, format))
            .WithSummary("What citizens may report, in the language of Accept-Language")
            .WithMetadata(Jurisdiction)
            .Answers(StatusCodes.Status200OK);

    private static void MapReports(RouteGroupBuilder api, string format)
    {
        api.MapPost(
                $"/requests.{format}",
                (HttpContext context, [FromServices] Open311Intake intake, CancellationToken cancellation) => intake.TakeAsync(context, format, cancellation))
            .WithSummary("Takes a citizen's report in, as a form: service_code; lat and long, address_string or address_id; description, media_url, email, phone, first_name, last_name. The answer comes when it is on disk")
            .WithMetadata(ApiKey, Jurisdiction)
            .Accepts<string>(isOptional: false, "application/x-www-form-urlencoded", "multipart/form-data")
            .Answers(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable);
        api.MapGet(
                $"/requests.{format}",
                (HttpContext context, [FromServices] Open311Requests requests, CancellationToken cancellation) => requests.ListAsync(context, format, cancellation))
            .WithSummary("Citizens' reports, newest first, without who reported")
            .WithMetadata(
                ApiKey,
                Jurisdiction,
                new ApiParameter("service_request_id", "Numbers of reports with commas between; the other parameters are then not looked at."),
                new ApiParameter("service_code", "Services with commas between."),
                new ApiParameter("start_date", "Inclusive; at most 90 days before the end."),
                new ApiParameter("end_date", "Exclusive; absent for now."),
                new ApiParameter("status", "open, closed, or both with a comma between."))
            .Answers(StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests);
        api.MapGet(
                $"/requests/{{id}}.{format}",
                (string id, HttpContext context, [FromServices] Open311Requests requests, CancellationToken cancellation) => requests.OneAsync(context, id, format, cancellation))
            .WithSummary("One report, without who reported")
            .WithMetadata(ApiKey, Jurisdiction)
            .Answers(StatusCodes.Status200OK);
    }

    private static ApiParameter ApiKey { get; } = new("api_key", "An API token of scope ingest (to read, ingest or read); in the form, the query, or as Authorization: Bearer.");

    private static ApiParameter Jurisdiction { get; } = new("jurisdiction_id", "May be left out.");

    private static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.Produces<string>(status, Json, Xml).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<string>(status, Json, Xml);
        }

        return endpoint;
    }
}

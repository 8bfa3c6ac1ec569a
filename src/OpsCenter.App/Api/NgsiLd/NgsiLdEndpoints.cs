using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.NgsiLd;

/// <summary>The reading part of NGSI-LD's context information API: enough for a broker or a dashboard of others to fetch stations and alerts.</summary>
internal sealed class NgsiLdEndpoints(NgsiEntities entities, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string JsonLd = "application/ld+json";
    private const int Usual = 100;
    private static readonly string[] Contexts = ["https://smartdatamodels.org/context.jsonld", "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"];

    public async Task<IResult> QueryAsync(HttpContext context, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(context.Request, time.GetInstant());
        parameters.AllowOnly("type", "id", "limit", "offset", "count", "options", "format");
        var (types, ids) = (Names(parameters.Text("type")), Names(parameters.Text("id")));
        var keyValues = IsKeyValues(parameters);
        var (limit, offset) = (parameters.Limit("limit", Usual, options.Value.MaxItems), parameters.Text("offset") is null or "0" ? 0 : parameters.Limit("offset", 0, int.MaxValue));
        var count = parameters.Flag("count") ?? false;
        if (types.Count == 0 && ids.Count == 0)
        {
            parameters.Wrong("type", $"Is needed, or id: one or more of {string.Join(", ", NgsiModel.Types)}.");
        }
        else if (types.Except(NgsiModel.Types).FirstOrDefault() is { } unknown)
        {
            parameters.Wrong("type", $"'{unknown}' is not exported. Known: {string.Join(", ", NgsiModel.Types)}.");
        }

        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var found = await entities.ListAsync(types.Count == 0 ? NgsiModel.Types.ToHashSet() : types, keyValues, cancellation);
        var meant = ids.Count == 0 ? found : [.. found.Where(entity => ids.Contains((string)entity["id"]!))];
        if (count)
        {
            context.Response.Headers["NGSILD-Results-Count"] = meant.Count.ToString(CultureInfo.InvariantCulture);
        }

        return Answer(context, new JsonArray([.. meant.Skip(offset).Take(limit).Select(entity => (JsonNode)With(context, entity))]));
    }

    public async Task<IResult> OneAsync(string id, HttpContext context, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(context.Request, time.GetInstant());
        parameters.AllowOnly("options", "format");
        var keyValues = IsKeyValues(parameters);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var found = await entities.ListAsync(NgsiModel.Types.ToHashSet(), keyValues, cancellation);
        return found.FirstOrDefault(entity => (string)entity["id"]! == id) is { } entity
            ? Answer(context, With(context, entity))
            : ApiProblem.Of(StatusCodes.Status404NotFound, "No entity has this id; GET /ngsi-ld/v1/entities?type=… lists them.");
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/ngsi-ld/v1").DisableAntiforgery();
        group.MapGet("/entities", (HttpContext context, NgsiLdEndpoints ngsi, CancellationToken cancellation) => ngsi.QueryAsync(context, cancellation))
            .Describe(
                "Stations and active alarms as NGSI-LD entities",
                new ApiParameter("type", $"One or more of {string.Join(", ", NgsiModel.Types)}, separated by commas."),
                new ApiParameter("id", "Ids, separated by commas."),
                ApiParameter.Limit,
                new ApiParameter("offset", "How many to pass over."),
                new ApiParameter("count", "true: NGSILD-Results-Count says how many there are."),
                new ApiParameter("options", "keyValues: values only."),
                new ApiParameter("format", "simplified or keyValues: the same."))
            .WithTags("ngsi-ld")
            .Produces(StatusCodes.Status200OK, contentType: JsonLd);
        group.MapGet("/entities/{id}", (string id, HttpContext context, NgsiLdEndpoints ngsi, CancellationToken cancellation) => ngsi.OneAsync(id, context, cancellation))
            .Describe("One of them", new ApiParameter("options", "keyValues: values only."), new ApiParameter("format", "simplified or keyValues: the same."))
            .WithTags("ngsi-ld")
            .Produces(StatusCodes.Status200OK, contentType: JsonLd)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static bool IsKeyValues(ParameterReader parameters)
    {
        var wish = parameters.Text("options") ?? parameters.Text("format");
        if (wish is not (null or "keyValues" or "simplified" or "normalized"))
        {
            parameters.Wrong("options", $"'{(wish.Length > 40 ? wish[..40] : wish)}' is not offered. Known: keyValues (or format=simplified), normalized.");
        }

        return wish is "keyValues" or "simplified";
    }

    /// <summary>The context in the body where JSON-LD is asked for, else in a header (ETSI GS CIM 009, 6.3.5).</summary>
    private static ContentHttpResult Answer(HttpContext context, JsonNode body)
    {
        if (WantsJsonLd(context))
        {
            return TypedResults.Text(body.ToJsonString(), JsonLd);
        }

        context.Response.Headers.Link = $"<{Contexts[0]}>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
        return TypedResults.Text(body.ToJsonString(), "application/json");
    }

    private static JsonObject With(HttpContext context, JsonObject entity)
    {
        if (WantsJsonLd(context))
        {
            entity["@context"] = new JsonArray([.. Contexts.Select(address => (JsonNode)address)]);
        }

        return entity;
    }

    private static bool WantsJsonLd(HttpContext context) => context.Request.Headers.Accept.ToString().Contains(JsonLd, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Names(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

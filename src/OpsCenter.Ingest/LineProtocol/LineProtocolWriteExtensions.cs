using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace OpsCenter.Ingest.LineProtocol;

public static class LineProtocolWriteExtensions
{
    /// <summary>Authorization policy that the writes require; the host defines it.</summary>
    public const string IngestPolicy = "Ingest";

    /// <summary>
    /// <c>POST /write</c> (InfluxDB 1.x) and <c>POST /api/v2/write</c> (2.x): line protocol, gzip, precision. The answer comes after the
    /// commit. Database, bucket and organisation are accepted and not used: there is one store. <c>/ping</c> and <c>/query</c> answer what 1.x clients ask first.
    /// </summary>
    public static IEndpointRouteBuilder MapLineProtocolWrite(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/write", isV2: false);
        Map(endpoints, "/api/v2/write", isV2: true);
        MapHandshake(endpoints);
        return endpoints;
    }

    private static void MapHandshake(IEndpointRouteBuilder endpoints)
    {
        string[] asking = ["GET", "HEAD"];
        endpoints.MapMethods("/ping", asking, InfluxHandshake.Ping).AllowAnonymous().ExcludeFromDescription();
        string[] querying = ["GET", "POST"];
        endpoints.MapMethods("/query", querying, InfluxHandshake.QueryAsync).RequireAuthorization(IngestPolicy).DisableAntiforgery().ExcludeFromDescription();
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, bool isV2)
    {
        var answer = new WriteAnswer(isV2);
        endpoints.MapPost(path, (HttpContext context, [FromServices] LineProtocolWrite write) => write.WriteAsync(context, answer))
            .RequireAuthorization(IngestPolicy)
            .DisableAntiforgery()
            .WithSummary($"Writes readings in InfluxDB line protocol ({(isV2 ? "2.x" : "1.x")} form)")
            // Whatever the sender calls it: curl says it is a form.
            .Accepts<string>(isOptional: true, "*/*")
            .Produces(StatusCodes.Status204NoContent)
            .Produces(StatusCodes.Status400BadRequest)
            .Produces(StatusCodes.Status413PayloadTooLarge)
            .Produces(StatusCodes.Status429TooManyRequests);
    }
}

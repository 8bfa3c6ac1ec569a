using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpsCenter.Ingest.LineProtocol;

namespace OpsCenter.Ingest.Push;

public static class PushEndpointExtensions
{
    /// <summary><c>POST /api/v1/ingest/{topic}</c>: any payload a mapping knows, as if a device had published it there. The answer comes after the commit.</summary>
    public static IEndpointRouteBuilder MapIngestPush(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/ingest/{**topic}", (string topic, HttpContext context, [FromServices] PushEndpoint push) => push.TakeAsync(topic, context))
            .RequireAuthorization(LineProtocolWriteExtensions.IngestPolicy)
            .DisableAntiforgery()
            .WithTags("ingest")
            .WithSummary("Takes one message in by the mapping of its topic, the rest of the path; {Name} in it stands for the header of that name")
            // Whatever the sender calls it: the mapping says what it is.
            .Accepts<byte[]>(isOptional: true, "*/*")
            .Produces<PushReceipt>()
            .Produces<PushReceipt>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return endpoints;
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api;
using OpsCenter.App.Api.OpenApi;
using OpsCenter.App.Live;
using OpsCenter.Core.Access;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

public static class CamerasServiceCollectionExtensions
{
    /// <summary>Cameras and the way to their pictures. Needs places and camera descriptions, and <c>AddApi</c> for the errors.</summary>
    public static IServiceCollection AddCameras(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CamerasOptions>().Bind(configuration.GetSection(CamerasOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CamerasOptions>, CamerasOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveAccess, EveryoneStays>();
        services.TryAddSingleton<IHostNames, SystemHostNames>();
        services.AddSingleton<CameraMeter>();
        services.AddSingleton<CameraFeedParts>();
        services.AddSingleton<CameraDirectory>();
        services.AddSingleton<ILiveConfig<CameraSet>>(provider => provider.GetRequiredService<CameraDirectory>());
        services.AddSingleton<CameraService>();
        services.AddSingleton<CameraEndpoints>();
        services.AddSingleton<MjpegAnswer>();
        return services;
    }

    /// <summary><c>/api/v1/cameras</c>.</summary>
    public static IEndpointRouteBuilder MapCameras(this IEndpointRouteBuilder endpoints)
    {
        var cameras = endpoints.MapGroup("/api/v1/cameras").DisableAntiforgery().WithTags("cameras").Needs(Permission.Read);
        cameras.MapGet("/", (HttpRequest request, CameraEndpoints answers) => answers.List(request))
            .WithSummary("Cameras and the ways to see each; with 'near' those around a site, nearest first")
            .WithMetadata(new ApiParameter("near", "Id of a site."), ApiParameter.Limit)
            .Produces<IEnumerable<CameraJson>>()
            .ProducesValidationProblem();
        cameras.MapGet("/{id}/snapshot", (string id, HttpContext context, CameraEndpoints answers) => answers.SnapshotAsync(id, context))
            .WithSummary("A JPEG not older than the camera's refresh time; ETag, and its age in X-Picture-Age (ms)")
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .CameraErrors();
        cameras.MapGet("/{id}/mjpeg", (string id, HttpContext context, MjpegAnswer answer) => answer.RunAsync(id, context))
            .WithSummary("JPEG after JPEG; a slow reader gets the newest, not all")
            .Produces(StatusCodes.Status200OK, contentType: "multipart/x-mixed-replace")
            .CameraErrors();
        cameras.MapGet("/{id}/hls/{file}", (string id, string file, HttpContext context, CameraEndpoints answers) => answers.HlsAsync(id, file, context))
            .WithSummary("index.m3u8 and the files it names")
            .Produces(StatusCodes.Status200OK, contentType: HlsPlaylist.ContentType)
            .CameraErrors();
        return endpoints;
    }

    private static RouteHandlerBuilder CameraErrors(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);
}

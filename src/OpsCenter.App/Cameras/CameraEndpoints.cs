using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpsCenter.App.Api;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Cameras;

/// <summary>What of <c>/api/v1/cameras</c> is answered at once.</summary>
internal sealed class CameraEndpoints(CameraService cameras, TimeProvider time)
{
    /// <summary>Age of a picture in milliseconds, because two clocks need not agree.</summary>
    public const string AgeHeader = "X-Picture-Age";

    private const int MaxNear = 20;

    public IResult List(HttpRequest request)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("near", "limit");
        var near = parameters.Text("near");
        var limit = parameters.Limit("limit", 4, MaxNear);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var caller = request.HttpContext.User.ToCaller();
        return TypedResults.Ok(near is null
            ? cameras.List(caller).Select(CameraJson.From)
            : cameras.NearSite(caller, near, limit).Select(CameraJson.From));
    }

    public async Task<IResult> SnapshotAsync(string id, HttpContext context)
    {
        switch (await cameras.SnapshotAsync(context.User.ToCaller(), id, context.RequestAborted))
        {
            case CameraResult<CameraPicture>.Got { Value: var picture }:
                context.Response.Headers.CacheControl = "private, no-cache";
                context.Response.Headers[AgeHeader] = AgeOf(picture, time);
                return TypedResults.Bytes(picture.Jpeg, "image/jpeg", entityTag: new EntityTagHeaderValue(picture.ETag), lastModified: picture.At);
            case CameraResult<CameraPicture>.Failed { Fault: var fault }:
                return Problem(id, fault, context);
            default:
                throw new InvalidOperationException("A snapshot is either there or not.");
        }
    }

    public async Task<IResult> HlsAsync(string id, string file, HttpContext context)
    {
        switch (await cameras.HlsAsync(context.User.ToCaller(), id, file, context.RequestAborted))
        {
            case CameraResult<HlsFile>.Got { Value: var got }:
                context.Response.Headers.CacheControl = got.ContentType == HlsPlaylist.ContentType ? "no-store" : "private, max-age=60";
                return TypedResults.Bytes(got.Bytes, got.ContentType);
            case CameraResult<HlsFile>.Failed { Fault: var fault }:
                return Problem(id, fault, context);
            default:
                throw new InvalidOperationException("A file is either there or not.");
        }
    }

    public static string AgeOf(CameraPicture picture, TimeProvider time) =>
        Math.Max(0, (long)(time.GetUtcNow() - picture.At).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Which camera and why, in the shape of every other error; <c>reason</c> is for programs.</summary>
    public static IResult Problem(string id, CameraFault fault, HttpContext context)
    {
        if (fault.Kind == CameraFaultKind.Busy)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(
            $"Camera '{Shown(id)}': {fault.Detail}.",
            statusCode: fault.Status,
            extensions: new Dictionary<string, object?> { ["camera"] = Shown(id), ["reason"] = ReasonOf(fault.Kind) });
    }

    public static string ReasonOf(CameraFaultKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static string Shown(string id) => id.Length <= 64 ? id : id[..64] + "…";
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.App.Live;

namespace OpsCenter.App.Cameras;

/// <summary><c>/api/v1/cameras/{id}/mjpeg</c>: the newest frame, again and again, as fast as this viewer takes them.</summary>
internal sealed class MjpegAnswer(CameraService cameras, ILiveAccess access, CameraMeter meter, IOptions<CamerasOptions> options, TimeProvider time)
{
    private const string Boundary = "opscenterframe";
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(15);

    public async Task<IResult> RunAsync(string id, HttpContext context)
    {
        switch (await cameras.WatchAsync(context.User.ToCaller(), id, context.RequestAborted))
        {
            case CameraResult<(MjpegViewing Viewing, CameraPicture First)>.Got { Value: var (viewing, first) }:
                using (viewing)
                {
                    await SendAsync(viewing, first, context);
                }

                return Results.Empty;
            case CameraResult<(MjpegViewing Viewing, CameraPicture First)>.Failed { Fault: var fault }:
                return CameraEndpoints.Problem(id, fault, context);
            default:
                throw new InvalidOperationException("A stream is either there or not.");
        }
    }

    private async Task SendAsync(MjpegViewing viewing, CameraPicture frame, HttpContext context)
    {
        context.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        context.Response.Headers.CacheControl = "no-store";
        using var slow = new CancellationTokenSource(options.Value.ViewerTimeout, time);
        using var abort = slow.Token.Register(context.Abort);
        var checkedAt = time.GetTimestamp();
        try
        {
            while (true)
            {
                slow.CancelAfter(options.Value.ViewerTimeout);
                await WriteAsync(context.Response, frame, context.RequestAborted);
                slow.CancelAfter(Timeout.InfiniteTimeSpan);
                meter.Served("mjpeg");
                if (time.GetElapsedTime(checkedAt) > CheckInterval)
                {
                    // A revoked screen or a changed role must not go on watching.
                    checkedAt = time.GetTimestamp();
                    if (!await access.MayStayAsync(context.User, context.RequestAborted))
                    {
                        return;
                    }
                }

                frame = await viewing.NextAsync(context.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or CameraException or IOException)
        {
            // The viewer left or the camera ended: the viewer sees the answer end and asks again, to hear the reason.
        }
    }

    private async Task WriteAsync(HttpResponse response, CameraPicture frame, CancellationToken cancellation)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {frame.Jpeg.Length}\r\n{CameraEndpoints.AgeHeader}: {CameraEndpoints.AgeOf(frame, time)}\r\n\r\n");
        await response.Body.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
        await response.Body.WriteAsync(frame.Jpeg, cancellation);
        await response.Body.WriteAsync("\r\n"u8.ToArray(), cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}

using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Cameras;

/// <summary>Cameras and their pictures for whoever may read. Answers faults, never throws them.</summary>
internal sealed class CameraService(CameraDirectory directory, ILiveConfig<Places> places, CameraMeter meter, IOptions<CamerasOptions> options)
{
    /// <summary>Farther away a camera shows nothing of what happens at a place.</summary>
    public const double NearMetres = 10_000;

    private static readonly CameraFault Forbidden = new(CameraFaultKind.Forbidden, "needs the permission Read");
    private readonly StreamLimit _streams = new(options.Value.MaxStreams, options.Value.MaxStreamsPerCaller);
    private readonly StreamLimit _requests = new(options.Value.MaxRequests, options.Value.MaxRequestsPerCaller);

    /// <summary>Empty for a caller that may not read.</summary>
    public IReadOnlyList<Camera> List(Caller caller) => caller.Can(Permission.Read) ? directory.Current.All : [];

    /// <summary>Cameras that can be seen around a site, nearest first; none for an unknown site or a caller that may not read.</summary>
    public IReadOnlyList<CameraDistance> NearSite(Caller caller, string? site, int count) =>
        caller.Can(Permission.Read) && site is not null && places.Current.Sites.GetValueOrDefault(site) is { } place
            ? directory.Current.Nearest(place.Longitude, place.Latitude, count, NearMetres)
            : [];

    /// <summary>Why the camera gave no picture when it was last asked; null where it gave one or nobody asked.</summary>
    public CameraFault? LastFault(Caller caller, string id, CameraStream stream) =>
        caller.Can(Permission.Read) ? directory.Feed(id)?.FaultOf(stream) : Forbidden;

    public Task<CameraResult<CameraPicture>> SnapshotAsync(Caller caller, string id, CancellationToken cancellation) =>
        AskAsync(caller, id, CameraStream.Snapshot, feed => feed.SnapshotAsync(cancellation));

    public Task<CameraResult<HlsFile>> HlsAsync(Caller caller, string id, string file, CancellationToken cancellation) =>
        AskAsync(caller, id, CameraStream.Hls, feed => feed.Hls?.GetAsync(file, cancellation) ?? throw None(feed, "HLS"));

    /// <summary>A place at the camera's MJPEG stream, with its first frame; to be disposed of.</summary>
    public async Task<CameraResult<(MjpegViewing Viewing, CameraPicture First)>> WatchAsync(Caller caller, string id, CancellationToken cancellation)
    {
        if (Refusal(caller, id) is { } refusal)
        {
            return Fail<(MjpegViewing, CameraPicture)>(refusal);
        }

        if (directory.Feed(id) is not { Mjpeg: { } channel } feed)
        {
            return Fail<(MjpegViewing, CameraPicture)>(directory.Feed(id) is { } other ? None(other, "MJPEG").Fault : NoAddress(id));
        }

        if (_streams.TryEnter(caller) is not { } place)
        {
            return Fail<(MjpegViewing, CameraPicture)>(new CameraFault(CameraFaultKind.Busy, "as many camera streams are open as are allowed; close one or ask for snapshots"));
        }

        var viewing = new MjpegViewing(channel, channel.Join(), place, meter);
        meter.Viewer(1);
        try
        {
            return new CameraResult<(MjpegViewing, CameraPicture)>.Got((viewing, await viewing.NextAsync(cancellation)));
        }
        catch (CameraException exception)
        {
            viewing.Dispose();
            return Fail<(MjpegViewing, CameraPicture)>(exception.Fault);
        }
        catch
        {
            viewing.Dispose();
            throw;
        }
    }

    private async Task<CameraResult<T>> AskAsync<T>(Caller caller, string id, CameraStream stream, Func<CameraFeed, Task<T>> ask)
    {
        if (Refusal(caller, id) is { } refusal)
        {
            return Fail<T>(refusal);
        }

        if (directory.Feed(id) is not { } feed)
        {
            return Fail<T>(NoAddress(id));
        }

        using var place = _requests.TryEnter(caller);
        if (place is null)
        {
            return Fail<T>(new CameraFault(CameraFaultKind.Busy, "too many requests wait for cameras; ask again in a moment"));
        }

        try
        {
            var got = await ask(feed);
            feed.Note(stream, null);
            meter.Served(stream.ToString().ToLowerInvariant());
            return new CameraResult<T>.Got(got);
        }
        catch (CameraException exception)
        {
            if (exception.Fault.Kind != CameraFaultKind.NoStream)
            {
                feed.Note(stream, exception.Fault);
            }

            return Fail<T>(exception.Fault);
        }
    }

    private CameraFault? Refusal(Caller caller, string id) =>
        !caller.Can(Permission.Read) ? Forbidden
        : directory.Current.Find(id) is null ? new CameraFault(CameraFaultKind.Unknown, "no camera has this id; GET /api/v1/cameras lists them")
        : null;

    private CameraResult<T> Fail<T>(CameraFault fault)
    {
        meter.Fault(fault.Kind);
        return new CameraResult<T>.Failed(fault);
    }

    private static CameraFault NoAddress(string id) => new(CameraFaultKind.NoStream, $"no cameras.yaml says where the pictures of '{id}' come from");

    private static CameraException None(CameraFeed feed, string what) =>
        new(CameraFaultKind.NoStream, $"the camera has no {what}; it has {string.Join(", ", CameraDirectory.StreamsOf(feed.Config)).ToLowerInvariant()}");
}

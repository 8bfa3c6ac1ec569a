using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Cameras;

namespace OpsCenter.App.Cameras;

/// <summary>What every feed is made of.</summary>
internal sealed class CameraFeedParts(
    IOptions<CamerasOptions> options, AllowedHosts allowed, ICameraNames names, CameraMeter meter, TimeProvider time, ILogger<CameraFeedParts> logger)
{
    public CamerasOptions Options => options.Value;

    public CameraFeed Make(CameraConfig config, IMemoryCache cache) =>
        new(config, () => new CameraHttp(config, allowed, names, options.Value), options.Value, cache, meter, time, logger);
}

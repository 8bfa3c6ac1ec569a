using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Outbound;

namespace OpsCenter.App.Cameras;

/// <summary>What every feed is made of.</summary>
internal sealed class CameraFeedParts(
    IOptions<CamerasOptions> options, IEnumerable<ICameraOverlay> overlays, IHostNames names, CameraMeter meter, TimeProvider time, ILogger<CameraFeedParts> logger)
{
    private readonly AllowedHosts _allowed = AllowedHosts.Of(
        options.Value.AllowedHosts, "Cameras:AllowedHosts", (address, port) => overlays.Any(overlay => overlay.Endpoint is { } own && own.Port == port && own.Address.Equals(address)));

    public CamerasOptions Options => options.Value;

    public CameraFeed Make(CameraConfig config, IMemoryCache cache) =>
        new(config, () => new CameraHttp(config, _allowed, names, options.Value), options.Value, cache, meter, time, logger);
}

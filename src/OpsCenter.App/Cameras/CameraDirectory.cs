using Microsoft.Extensions.Caching.Memory;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.Cameras;

/// <summary>All cameras: sites of kind <c>camera</c> and whatever <c>cameras.yaml</c> describes, with the way to each. Swapped whole when either changes.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CameraDirectory : ILiveConfig<CameraSet>, IDisposable
{
    private const string SiteKind = "camera";
    private readonly ILiveConfig<Places> _places;
    private readonly ILiveConfig<CameraConfigs> _configs;
    private readonly ICameraOverlay[] _overlays;
    private readonly Func<CameraConfig, CameraFeed> _newFeed;
    private readonly MemoryCache _cache;
    private readonly Lock _building = new();
    private readonly Dictionary<string, CameraFeed> _feeds = [];
    private CameraSet _current = CameraSet.Empty;
    private Dictionary<string, CameraConfig> _byId = [];

    public CameraDirectory(
        ILiveConfig<Places> places, ILiveConfig<CameraConfigs> configs, IEnumerable<ICameraOverlay> overlays, CameraFeedParts parts)
    {
        (_places, _configs, _overlays) = (places, configs, [.. overlays]);
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = parts.Options.SegmentCacheBytes });
        _newFeed = config => parts.Make(config, _cache);
        Build();
        places.Changed += Build;
        configs.Changed += Build;
        foreach (var overlay in _overlays)
        {
            overlay.Changed += Build;
        }
    }

    public event Action? Changed;

    public CameraSet Current => Volatile.Read(ref _current);

    public static IReadOnlyList<CameraStream> StreamsOf(CameraConfig? config) =>
        config is null ? [] : [.. Enum.GetValues<CameraStream>().Where(stream => config.Address(stream) is not null || (stream == CameraStream.Snapshot && config.Mjpeg is not null))];

    /// <summary>Null where the camera is not known or has no address.</summary>
    public CameraFeed? Feed(string id)
    {
        lock (_building)
        {
            if (!_byId.TryGetValue(id, out var config))
            {
                return null;
            }

            if (!_feeds.TryGetValue(id, out var feed))
            {
                _feeds[id] = feed = _newFeed(config);
            }

            return feed;
        }
    }

    public void Dispose()
    {
        lock (_building)
        {
            foreach (var feed in _feeds.Values)
            {
                feed.Dispose();
            }

            _feeds.Clear();
            _byId = [];
        }

        _cache.Dispose();
    }

    private void Build()
    {
        lock (_building)
        {
            var places = _places.Current;
            var described = _configs.Current.Cameras;
            var sites = described.Select(camera => camera.Site).ToHashSet();
            var simulated = places.Sites.Values.Where(site => site.Kind == SiteKind && !sites.Contains(site.Id)).Select(site => Overlaid(site.Id)).OfType<CameraConfig>();
            _byId = described.Concat(simulated).DistinctBy(camera => camera.Id).ToDictionary(camera => camera.Id);
            var seen = _byId.Values.Select(camera => places.Sites.GetValueOrDefault(camera.Site) is { } site ? Of(camera, site) : null).OfType<Camera>();
            var blind = places.Sites.Values
                .Where(site => site.Kind == SiteKind && !sites.Contains(site.Id) && !_byId.ContainsKey(site.Id))
                .Select(site => new Camera(site.Id, site.Id, site.Name, site.Area, site.Pack, site.Longitude, site.Latitude, [], TimeSpan.Zero, false));
            Volatile.Write(ref _current, new CameraSet(seen.Concat(blind)));
            foreach (var (id, feed) in _feeds.Where(feed => _byId.GetValueOrDefault(feed.Key) != feed.Value.Config).ToList())
            {
                _feeds.Remove(id);
                feed.Dispose();
            }
        }

        Changed?.Invoke();
    }

    private CameraConfig? Overlaid(string site) => _overlays.Select(overlay => overlay.ForSite(site)).FirstOrDefault(config => config is not null);

    private static Camera Of(CameraConfig camera, Site site) => new(
        camera.Id, site.Id, camera.Name ?? site.Name, site.Area, site.Pack, site.Longitude, site.Latitude, StreamsOf(camera), camera.Refresh, camera.Simulated);
}

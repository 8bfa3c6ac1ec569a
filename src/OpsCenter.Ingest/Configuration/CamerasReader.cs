using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>cameras.yaml</c>: where the pictures of a camera come from.</summary>
internal sealed class CamerasReader(IReadOnlyCollection<string> siteIds)
{
    private const int MaxId = 64;
    private static readonly TimeSpan MinRefresh = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxRefresh = TimeSpan.FromHours(1);
    private readonly Dictionary<string, CameraConfig> _cameras = new(StringComparer.Ordinal);

    public CameraConfigs Build() => new([.. _cameras.Values]);

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("cameras"))
        {
            ReadCamera(node);
        }
    }

    private void ReadCamera(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var siteNode = map.Required("site", "cam-quang-truong");
        var site = siteNode?.Text();
        var idNode = map.Optional("id");
        var id = idNode is null ? site : idNode.Text();
        var camera = new CameraConfig
        {
            Id = id ?? "",
            Site = site ?? "",
            Name = map.OptionalLocalized("name"),
            Snapshot = Address(map, "snapshot"),
            Mjpeg = Address(map, "mjpeg"),
            Hls = Address(map, "hls"),
            User = map.OptionalText("user"),
            PasswordSource = ConfigSecret.Source(map, "password"),
            Refresh = Refresh(map) ?? TimeSpan.FromSeconds(5),
        };
        map.ReportUnknownKeys();
        if (site is not null && !siteIds.Contains(site))
        {
            siteNode!.Error($"site '{site}' is in no sites.yaml", Nearest.Remedy(site, siteIds));
        }

        if (id is not null && !IsId(id))
        {
            (idNode ?? siteNode)!.Error($"'{id}' cannot be an id of a camera", $"Use up to {MaxId} lower-case letters, digits, '-', '_' and '.'");
        }

        if (map.Optional("snapshot") is null && map.Optional("mjpeg") is null && map.Optional("hls") is null)
        {
            node.Error("the camera has no address", "Add at least one of snapshot, mjpeg and hls");
        }

        if ((map.Optional("user") is null) != (map.Optional("password") is null))
        {
            node.Error("user and password belong together", "Give both or neither");
        }

        if (id is not null && site is not null && !_cameras.TryAdd(id, camera))
        {
            node.Error($"camera '{id}' is there twice", "Give one of them an 'id' of its own");
        }
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxId && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.') && id[0] != '.';

    private static Uri? Address(ConfigMap map, string name) => map.Optional(name) is { } node
        ? ConfigAddress.Http(node, $"'{name}: http://192.0.2.10/picture.jpg'; RTSP needs a gateway (go2rtc, MediaMTX, Frigate)")
        : null;

    private static TimeSpan? Refresh(ConfigMap map)
    {
        if (map.OptionalDuration("refresh") is not { } refresh)
        {
            return null;
        }

        if (refresh >= MinRefresh && refresh <= MaxRefresh)
        {
            return refresh;
        }

        map.Optional("refresh")!.Error("is no time between two pictures", "Write 200ms to 1h, e.g. 5s");
        return null;
    }
}

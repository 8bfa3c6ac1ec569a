using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>areas.yaml</c> and the packs' <c>sites.yaml</c>.</summary>
internal sealed class PlacesReader
{
    private readonly Dictionary<string, (Area Area, ConfigNode Node)> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _siteOfDevice = new(StringComparer.Ordinal);
    private readonly List<Waterway> _waterways = [];

    public IReadOnlyCollection<string> SiteIds => _sites.Keys;

    public IReadOnlyCollection<string> AreaIds => _areas.Keys;

    /// <param name="boundaries">Of the areas, where a file gives them.</param>
    /// <param name="devices">What is written down of single devices.</param>
    public Places Build(BoundariesReader boundaries, DevicesReader devices) =>
        new(_areas.Values.Select(pair => boundaries.With(pair.Area)), _sites.Values, _waterways, devices.Build());

    public void ReadAreas(ConfigNode root)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        foreach (var node in map.Required("areas", "[…]")?.Items() ?? [])
        {
            ReadArea(node);
        }

        foreach (var node in map.OptionalList("waterways"))
        {
            ReadWaterway(node);
        }

        map.ReportUnknownKeys();
        new AreaChecks(_areas).Check();
    }

    public void ReadSites(ConfigNode root, string pack)
    {
        foreach (var node in root.OnlyList("sites"))
        {
            ReadSite(node, pack);
        }
    }

    private void ReadArea(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", "nam-sach");
        var name = map.RequiredLocalized("name");
        var parent = map.OptionalText("parent");
        var centre = map.RequiredPosition("centre");
        var from = map.OptionalDate("validFrom");
        var to = map.OptionalDate("validTo");
        var successor = map.OptionalText("successor");
        var attributes = AttributesReader.Dated(map);
        map.ReportUnknownKeys();
        if (from > to)
        {
            node.Error($"validTo {to:yyyy-MM-dd} is before validFrom {from:yyyy-MM-dd}", "Swap or correct the days");
        }

        if (id is null || name is null || centre is not { } position)
        {
            return;
        }

        var area = new Area(id, name, parent, position.Longitude, position.Latitude, from, to, successor) { Attributes = attributes };
        if (!_areas.TryAdd(id, (area, node)))
        {
            node.Error($"area '{id}' is there twice", "Give one of them another id or remove it");
        }
    }

    private void ReadWaterway(ConfigNode node)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var name = map.RequiredLocalized("name");
        var width = map.OptionalNumber("width") ?? 1;
        var course = (map.Required("course", "[[106.3, 21.1], [106.4, 21.0]]")?.Items() ?? [])
            .Select(ConfigMap.Position)
            .OfType<(double, double)>()
            .ToArray();
        map.ReportUnknownKeys();
        if (width is < 1 or > 3)
        {
            node.Error($"width {width} is not 1 to 3", "Write 1 (thin), 2 or 3 (main)");
        }

        if (course.Length < 2)
        {
            node.Error("the course has fewer than two points", "Write at least two [longitude, latitude] pairs");
        }

        if (name is not null)
        {
            _waterways.Add(new Waterway(name, (int)width, course));
        }
    }

    private void ReadSite(ConfigNode node, string pack)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var id = map.RequiredText("id", "ben-binh");
        var name = map.RequiredLocalized("name");
        var area = map.Required("area", "nam-sach");
        var kind = map.RequiredText("kind", "river-gauge");
        var position = map.RequiredPosition("position");
        var devices = map.OptionalList("devices").Select(device => (Node: device, Id: device.Text())).ToArray();

        // For whoever plays or commissions the devices: which recorder or gateway carries them. The centre learns that from the topic.
        map.OptionalText("via");
        var attributes = AttributesReader.Plain(map);
        map.ReportUnknownKeys();
        var areaId = area?.Text();
        if (areaId is not null && !_areas.ContainsKey(areaId))
        {
            area!.Error($"area '{areaId}' is not in areas.yaml", Nearest.Remedy(areaId, _areas.Keys));
        }

        foreach (var (deviceNode, device) in devices)
        {
            if (device is not null && id is not null && !_siteOfDevice.TryAdd(device, id))
            {
                deviceNode.Error($"device '{device}' already stands at site '{_siteOfDevice[device]}'", "List a device at one site only");
            }
        }

        if (id is null || name is null || areaId is null || kind is null || position is not { } at)
        {
            return;
        }

        var site = new Site(id, name, areaId, pack, kind, at.Longitude, at.Latitude, [.. devices.Select(device => device.Id).OfType<string>().Distinct()]) { Attributes = attributes };
        if (!_sites.TryAdd(id, site))
        {
            node.Error($"site '{id}' is there twice (also in pack '{_sites[id].Pack}')", "Site ids are unique over all packs; rename one");
        }
    }
}

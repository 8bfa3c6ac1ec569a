using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>
/// Reads the whole configuration folder: <c>areas.yaml</c>, <c>areas.geojson</c>, <c>limits.yaml</c>, <c>brokers.yaml</c>, <c>holidays.yaml</c>, <c>units.yaml</c>, <c>notifications.yaml</c> and <c>assets.yaml</c> where there are such, and
/// <c>packs/*/{pack,sites,devices,fields,sources,limits,kpis,alarms,cameras,feeds,open311,sheets}.yaml</c>, with the <c>library/*.yaml</c> that the packs include.
/// </summary>
public static class IngestConfigLoader
{
    /// <summary>Either a configuration and no error, or all errors and none.</summary>
    /// <param name="configDir">The folder.</param>
    /// <param name="wholeLibrary">Also finds mistakes in files of the library that no pack includes; a server does not care for those.</param>
    public static (IngestConfiguration? Configuration, IReadOnlyList<ConfigError> Errors) Load(string configDir, bool wholeLibrary = false)
    {
        var errors = new ConfigErrorList();
        var folder = new ConfigFolder(configDir, errors);
        if (!folder.Exists)
        {
            errors.Add(folder.Shown(""), null, "", "the configuration folder does not exist", "Create it, or point ConfigDir at it");
            return (null, errors.Sorted());
        }

        var configuration = Read(folder, errors, wholeLibrary);
        return errors.Count == 0 ? (configuration, []) : (null, errors.Sorted());
    }

    private static IngestConfiguration Read(ConfigFolder folder, ConfigErrorList errors, bool wholeLibrary)
    {
        // In the order of what refers to what: areas, sites, fields, then mappings and rules.
        var places = new PlacesReader();
        if (folder.Required("areas.yaml") is { } areas)
        {
            places.ReadAreas(areas);
        }

        var boundaries = new BoundariesReader(places.AreaIds);
        if (folder.Optional("areas.geojson") is { } geometry)
        {
            boundaries.Read(geometry);
        }

        var packs = new List<Pack>();
        var devices = new DevicesReader();
        var fields = new FieldsReader();
        foreach (var pack in folder.Packs())
        {
            packs.Add(ReadPack(folder, pack));
            Read(folder, pack, "sites.yaml", node => places.ReadSites(node, pack));
            Read(folder, pack, "devices.yaml", devices.Read);
            Read(folder, pack, "fields.yaml", fields.Read);
            folder.ReportStrangers(pack);
        }

        // Libraries bring fields of their own, which alarm rules of any pack may name: before the rules.
        var library = new LibraryReader(folder, fields);
        var sources = new SourcesReader(fields, library);
        var limits = new LimitsReader();
        if (folder.Optional("limits.yaml") is { } standards)
        {
            limits.Read(standards, pack: null);
        }

        var kpis = new KpisReader(fields, limits);
        var alarms = new AlarmsReader(fields, places.SiteIds, limits);
        var cameras = new CamerasReader(places.SiteIds);
        var feeds = new FeedsReader();
        var citizens = new Open311Reader();
        foreach (var pack in folder.Packs())
        {
            Read(folder, pack, "sources.yaml", node => sources.Read(node, pack));
            Read(folder, pack, "limits.yaml", node => limits.Read(node, pack));
        }

        foreach (var pack in folder.Packs())
        {
            Read(folder, pack, "kpis.yaml", node => kpis.Read(node, pack));
        }

        // Their values are fields that rules and tiles may name.
        var figures = kpis.Build();
        foreach (var pack in folder.Packs())
        {
            Read(folder, pack, "alarms.yaml", node => alarms.Read(node, pack));
            Read(folder, pack, "cameras.yaml", cameras.Read);
            Read(folder, pack, "feeds.yaml", node => feeds.Read(node, pack));
            Read(folder, pack, "open311.yaml", node => citizens.Read(node, pack));
        }

        if (wholeLibrary)
        {
            library.CheckTheRest();
        }

        var brokers = new BrokersReader(feeds.Ids);
        if (folder.Optional("brokers.yaml") is { } foreign)
        {
            brokers.Read(foreign);
        }

        var calendar = new CalendarReader();
        if (folder.Optional("holidays.yaml") is { } holidays)
        {
            calendar.Read(holidays);
        }

        var units = new UnitsReader(places.AreaIds, folder.Packs());
        if (folder.Optional("units.yaml") is { } people)
        {
            units.Read(people);
        }

        var unitTree = units.Build();
        var sheets = new SheetsReader(fields, places.AreaIds, [.. unitTree.All.Select(unit => unit.Id)]);
        foreach (var pack in folder.Packs())
        {
            Read(folder, pack, "sheets.yaml", node => sheets.Read(node, pack));
        }

        var rules = alarms.Build([]);
        var notifications = folder.Optional("notifications.yaml") is { } told
            ? new NotificationsReader([.. packs.Select(pack => pack.Id)], places.AreaIds, [.. rules.Select(rule => rule.Id)]).Read(told)
            : NotificationsConfig.Empty;
        var assets = new AssetsReader(alarms.Ids, places.SiteIds, places.AreaIds, folder.Packs());
        if (folder.Optional("assets.yaml") is { } dependencies)
        {
            assets.Read(dependencies);
        }

        var builtPlaces = places.Build(boundaries, devices);
        var catalogue = fields.Build();
        return new IngestConfiguration(packs, builtPlaces, catalogue, rules, limits, new CompiledMapping(sources.Build(), builtPlaces, catalogue), cameras.Build(), [.. feeds.Build(), .. brokers.Build()], citizens.Build())
        {
            Calendar = calendar.Build(),
            Units = unitTree,
            Sheets = sheets.Build(),
            Notifications = notifications,
            Assets = assets.Build(),
            Kpis = figures,
            NamedLimits = limits.Build(),
        };
    }

    private static void Read(ConfigFolder folder, string pack, string file, Action<ConfigNode> read)
    {
        if (folder.Optional($"packs/{pack}/{file}") is { } node)
        {
            read(node);
        }
    }

    private static Pack ReadPack(ConfigFolder folder, string id)
    {
        var nothing = new Pack(id, LocalizedText.Same(id));
        if (folder.Required($"packs/{id}/pack.yaml")?.Map() is not { } map)
        {
            return nothing;
        }

        var idNode = map.Required("id", id);
        var name = map.RequiredLocalized("name");
        map.ReportUnknownKeys();
        if (idNode?.Text() is { } written && written != id)
        {
            idNode.Error($"id '{written}' is not the folder's name", $"Write '{id}' or rename the folder");
        }

        return name is null ? nothing : new Pack(id, name);
    }
}

using System.Text.Json.Nodes;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.NgsiLd;

/// <summary>Stations and alarms as NGSI-LD entities (ETSI GS CIM 009), normalized or key-values.</summary>
internal sealed class NgsiEntities(ITelemetryStore store, IAlarmBoard board, ILiveConfig<Places> places)
{
    private static readonly string[] Known = [StandardTags.Pack, StandardTags.Site, StandardTags.Area, StandardTags.Device];

    /// <summary>In order of their ids.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(IReadOnlySet<string> types, bool keyValues, CancellationToken cancellation)
    {
        var entities = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var model in NgsiModel.All.Where(model => types.Contains(model.Type)))
        {
            var latest = await store.LatestAsync(new SeriesSelector(model.Measurement, null, SeriesSelector.All.Tags), cancellation);
            foreach (var station in latest.GroupBy(reading => IdOf(model.Type, reading.Series)))
            {
                if (Station(model, station.Key, [.. station], keyValues) is { } entity)
                {
                    entities[station.Key] = entity;
                }
            }
        }

        if (types.Contains(NgsiModel.Alert))
        {
            foreach (var alarm in board.Current.Alarms.Where(alarm => alarm is { Active: true, Hold: null }))
            {
                var id = $"urn:ngsi-ld:{NgsiModel.Alert}:{alarm.Id}";
                entities[id] = Alert(alarm, id, keyValues);
            }
        }

        return [.. entities.Values];
    }

    private JsonObject? Station(NgsiModel model, string id, IReadOnlyList<Reading> readings, bool keyValues)
    {
        // What an entity says is of one moment: a pollutant that stopped last week is no part of today's air.
        var newest = readings.Max(reading => reading.Time);
        var current = readings.Where(reading => reading.Time == newest).ToList();
        var entity = Begin(id, model.Type);
        foreach (var attribute in model.Attributes.GroupBy(attribute => attribute.Name))
        {
            var found = attribute.Join(current, one => one.Field, reading => reading.Series.Field, (one, reading) => reading.Value * one.Scale).ToList();
            if (found.Count > 0)
            {
                entity[attribute.Key] = Property(Math.Round(found.Sum(), 6), keyValues, newest, attribute.First().UnitCode);
            }
        }

        if (entity.Count == 2)
        {
            return null;
        }

        entity["dateObserved"] = Moment(newest, keyValues);
        AddPlace(entity, current[0].Series.Tag(StandardTags.Site), current[0].Series.Tag(StandardTags.Area), keyValues);
        return entity;
    }

    private JsonObject Alert(AlarmView alarm, string id, bool keyValues)
    {
        var entity = Begin(id, NgsiModel.Alert);
        if (CategoryOf(alarm.Pack) is { } category)
        {
            entity["category"] = Property(category, keyValues);
        }

        entity["subCategory"] = Property(alarm.RuleId, keyValues);
        entity["severity"] = Property(alarm.Severity switch { Severity.Critical => "critical", Severity.High => "high", Severity.Medium => "medium", _ => "low" }, keyValues);
        entity["description"] = Property($"{alarm.Title.Vi}: {alarm.LevelName.Vi}", keyValues);
        entity["dateIssued"] = Moment(alarm.ChangedAt, keyValues);
        entity["validFrom"] = Moment(alarm.Since, keyValues);
        AddPlace(entity, alarm.Site, alarm.Area, keyValues);
        return entity;
    }

    private void AddPlace(JsonObject entity, string? site, string? area, bool keyValues)
    {
        if (site is not null && places.Current.Sites.TryGetValue(site, out var known))
        {
            var point = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(known.Longitude, known.Latitude) };
            entity["location"] = keyValues ? point : new JsonObject { ["type"] = "GeoProperty", ["value"] = point };
            entity["name"] = Property(known.Name.Vi, keyValues);
            area ??= known.Area;
        }

        if (area is not null && places.Current.Areas.TryGetValue(area, out var node))
        {
            entity["areaServed"] = Property(node.Name.Vi, keyValues);
        }
    }

    private static JsonObject Begin(string id, string type) => new() { ["id"] = id, ["type"] = type };

    private static JsonNode Property(JsonNode value, bool keyValues, Instant? observed = null, string? unit = null)
    {
        if (keyValues)
        {
            return value;
        }

        var property = new JsonObject { ["type"] = "Property", ["value"] = value };
        if (observed is { } at)
        {
            property["observedAt"] = Rfc3339.Format(at);
        }

        if (unit is not null)
        {
            property["unitCode"] = unit;
        }

        return property;
    }

    private static JsonNode Moment(Instant at, bool keyValues)
    {
        JsonNode text = Rfc3339.Format(at);
        return keyValues ? text : new JsonObject { ["type"] = "Property", ["value"] = new JsonObject { ["@type"] = "DateTime", ["@value"] = text } };
    }

    /// <summary>A device at a place; a detector with lanes is an entity per lane.</summary>
    private static string IdOf(string type, SeriesKey series)
    {
        var own = series.Tags.Where(tag => !Known.Contains(tag.Key)).Select(tag => tag.Value);
        string[] parts = [series.Tag(StandardTags.Device) ?? series.Tag(StandardTags.Site) ?? series.Tag(StandardTags.Area) ?? "all", .. own];
        return $"urn:ngsi-ld:{type}:{string.Join(':', parts.Select(Uri.EscapeDataString))}";
    }

    /// <summary>The model's own list; null for sectors it has no word for.</summary>
    private static string? CategoryOf(string? pack) => pack switch
    {
        "traffic" => "traffic",
        "security" or "soc" or "cameras" => "security",
        "health" => "health",
        "water" => "weather",
        "environment" => "environment",
        "agriculture" => "agriculture",
        _ => null,
    };
}

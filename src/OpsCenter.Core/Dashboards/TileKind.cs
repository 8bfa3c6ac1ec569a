using System.Text.Json.Serialization;

namespace OpsCenter.Core.Dashboards;

/// <summary>Kinds of tile a dashboard file may name, in lower case.</summary>
[JsonConverter(typeof(TileKindConverter))]
public enum TileKind
{
    Value,
    Bar,
    Trend,
    Map,
    Events,
    Alarms,
    Clock,
    Text,
    Series,
    Ranking,
    Heat,
    Kpi,
    Incidents,
    Camera,
}

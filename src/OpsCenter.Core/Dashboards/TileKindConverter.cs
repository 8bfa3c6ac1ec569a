using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsCenter.Core.Dashboards;

/// <summary>Lower-case names, as files and screens have them.</summary>
public sealed class TileKindConverter() : JsonStringEnumConverter<TileKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

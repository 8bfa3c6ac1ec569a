using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsCenter.Core.Cameras;

/// <summary>Lower-case names, as files and screens have them.</summary>
public sealed class CameraStreamConverter() : JsonStringEnumConverter<CameraStream>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

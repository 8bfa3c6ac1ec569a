using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications;

/// <summary>Notices as the outbox keeps them, and the JSON rules of everything sent.</summary>
public static class NoticeJson
{
    /// <summary>Vietnamese stays readable: what is sent is never put into HTML by us.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new MomentConverter() },
    };

    public static string Write(Notice notice) => JsonSerializer.Serialize(notice, Options);

    public static Notice Read(string json) => JsonSerializer.Deserialize<Notice>(json, Options) ?? throw new JsonException("A notice is no null.");

    /// <summary>Name of an enumeration's value as it is sent.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed class MomentConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteNumberValue(value.UnixNanoseconds);
    }
}

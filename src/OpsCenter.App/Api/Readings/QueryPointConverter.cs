using System.Text.Json;
using System.Text.Json.Serialization;
using OpsCenter.App.Api.Parameters;

namespace OpsCenter.App.Api.Readings;

internal sealed class QueryPointConverter : JsonConverter<QueryPoint>
{
    public override QueryPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Points are only written.");

    public override void Write(Utf8JsonWriter writer, QueryPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Rfc3339.Format(value.Time));
        if (value.Value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            // JSON has no infinity, which a sum can become.
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}

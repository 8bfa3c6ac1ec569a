using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A window as an array of two: a trend of 240 windows is half as long as with names.</summary>
public sealed class TrendPointConverter : JsonConverter<TrendPoint>
{
    public override TrendPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || !reader.TryGetInt64(out var time) || !reader.Read())
        {
            throw new JsonException("A window is an array of time and value.");
        }

        double? value = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
        return reader.Read() && reader.TokenType == JsonTokenType.EndArray
            ? new TrendPoint(time, value)
            : throw new JsonException("A window is an array of time and value.");
    }

    public override void Write(Utf8JsonWriter writer, TrendPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.T);
        if (value.V is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}

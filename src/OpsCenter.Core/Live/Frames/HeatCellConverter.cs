using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A cell as an array of three: a grid of a thousand is a third as long as with names.</summary>
public sealed class HeatCellConverter : JsonConverter<HeatCell>
{
    public override HeatCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray
            && reader.Read() && reader.TryGetInt64(out var time)
            && reader.Read() && reader.TryGetDouble(out var value)
            && reader.Read() && reader.TryGetInt32(out var severity)
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray)
        {
            return new HeatCell(time, value, severity);
        }

        throw new JsonException("A cell is an array of time, value and severity.");
    }

    public override void Write(Utf8JsonWriter writer, HeatCell value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.T);
        writer.WriteNumberValue(value.V);
        writer.WriteNumberValue(value.S);
        writer.WriteEndArray();
    }
}

using System.Text.Json;

namespace OpsCenter.Simulator.Devices;

/// <summary>Writes JSON payloads.</summary>
internal static class Payload
{
    /// <summary>An object with the written members.</summary>
    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}

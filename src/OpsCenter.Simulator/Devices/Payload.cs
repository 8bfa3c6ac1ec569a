using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpsCenter.Simulator.Devices;

/// <summary>Writes JSON payloads.</summary>
internal static class Payload
{
    // Devices write a plus sign as a plus sign, as in a time with a zone.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object with the written members.</summary>
    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}

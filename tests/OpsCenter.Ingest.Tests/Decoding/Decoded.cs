using System.Text;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.Tests.Mapping;

namespace OpsCenter.Ingest.Tests.Decoding;

/// <summary>A payload's tree as JSON text, and what could not be understood.</summary>
internal sealed record Decoded(string? Tree, IReadOnlyList<string> Problems)
{
    public static Decoded Of(PayloadFormat format, string payload, string topic = "t", DeviceMemory? memory = null, Instant? receivedAt = null) =>
        Of(format, Encoding.UTF8.GetBytes(payload), topic, memory, receivedAt);

    public static Decoded Of(PayloadFormat format, byte[] payload, string topic = "t", DeviceMemory? memory = null, Instant? receivedAt = null)
    {
        var buffer = new TreeBuffer();
        using var document = format.Parse(new FormatInput(payload, topic, receivedAt ?? MappingHarness.Now, memory ?? new DeviceMemory()), buffer);
        return new Decoded(document is null ? null : JsonSerializer.Serialize(document.RootElement, Options), [.. buffer.Problems]);
    }

    private static JsonSerializerOptions Options { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

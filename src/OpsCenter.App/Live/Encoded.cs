using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Live.Frames;

namespace OpsCenter.App.Live;

/// <summary>Something for many screens, written once: the body as JSON, and the hub message around it.</summary>
[JsonConverter(typeof(BodyConverter))]
public sealed class Encoded
{
    private const string FrameMethod = "frame";
    private const string SnapshotMethod = "snapshot";
    private const string OrderMethod = "order";
    private static readonly JsonHubProtocol Protocol = new();
    private SerializedHubMessage? _message;
    private readonly string _method;

    private Encoded(long seq, string method, byte[] body)
    {
        Seq = seq;
        _method = method;
        Body = body;
    }

    public long Seq { get; }

    /// <summary>UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>As a call on the screen; made at first use and shared by all connections.</summary>
    public SerializedHubMessage Message => _message ??= Envelope();

    public static Encoded Of(LiveFrame frame) =>
        new(frame.Seq, FrameMethod, JsonSerializer.SerializeToUtf8Bytes(frame, LiveJson.Wire.LiveFrame));

    public static Encoded Of(LiveSnapshot snapshot) =>
        new(snapshot.Seq, SnapshotMethod, JsonSerializer.SerializeToUtf8Bytes(snapshot, LiveJson.Wire.LiveSnapshot));

    /// <summary>An order for one display. It has no place in a view's sequence.</summary>
    public static Encoded Of(DisplayOrder order) => new(0, OrderMethod, JsonSerializer.SerializeToUtf8Bytes(order, JsonSerializerOptions.Web));

    private SerializedHubMessage Envelope() =>
        new([new SerializedMessage(Protocol.Name, Protocol.GetMessageBytes(new InvocationMessage(_method, [this])))]);

    /// <summary>Puts the body into an envelope or an answer as it is.</summary>
    private sealed class BodyConverter : JsonConverter<Encoded>
    {
        public override Encoded Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Screens never send frames.");

        public override void Write(Utf8JsonWriter writer, Encoded value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Body.Span, skipInputValidation: true);
    }
}

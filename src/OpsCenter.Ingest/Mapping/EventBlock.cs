using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Mapping;

/// <summary>An event of a payload.</summary>
internal sealed class EventBlock : MappingBlock
{
    /// <summary>Null: a fingerprint of source, topic and payload, so that a redelivery is the same event.</summary>
    public Template? Id { get; init; }

    public required Template Kind { get; init; }

    public required Template Text { get; init; }

    public Template? Picture { get; init; }

    public Severity Severity { get; init; }

    /// <summary>Value whose word decides the severity; null for the constant.</summary>
    public JsonPath? SeverityPath { get; init; }

    public FrozenDictionary<string, Severity> SeverityWords { get; init; } = FrozenDictionary<string, Severity>.Empty;

    public required IReadOnlyList<(string Name, JsonPath Path)> Attributes { get; init; }

    public required IReadOnlyList<string> PersonalData { get; init; }

    protected override void Emit(MappingRun run, TopicRoute route, JsonElement item)
    {
        if (!TryTime(run, item, out var time, out var flags))
        {
            return;
        }

        var device = Device is null ? run.Device : Device.Render(run, item);
        var site = device is null ? null : route.Context.Places.SiteOfDevice(device);
        (run.Device, run.Site) = (device, site);
        var id = Id is null ? Fingerprint(run, item) : Id.Render(run, item);
        var kind = Kind.Render(run, item);
        if (id is null || kind is null)
        {
            run.Into.Problem($"{(id is null ? Id!.Text : Kind.Text)}: the payload does not say it");
            return;
        }

        run.Into.Events.Add(new OperationalEvent
        {
            Id = id,
            Time = time,
            ReceivedAt = run.Message.ReceivedAt,
            Kind = kind,
            Severity = SeverityOf(run, item),
            Pack = run.Source.Pack,
            Site = site?.Id,
            Area = site?.Area,
            Device = device,
            Text = OneLine(Text.Render(run, item) ?? kind),
            AttributesJson = AttributesOf(run, item),
            PictureUrl = Picture?.Render(run, item),
            PersonalDataFields = PersonalData,
            Flags = run.Message.Simulated ? flags | ReadingFlags.Simulated : flags,
        });
    }

    private Severity SeverityOf(MappingRun run, JsonElement item) =>
        SeverityPath is not null
        && SeverityPath.TryGet(run, item, out var value)
        && JsonText.Of(value) is { } word
        && SeverityWords.TryGetValue(word, out var severity)
            ? severity
            : Severity;

    private string? AttributesOf(MappingRun run, JsonElement item)
    {
        if (Attributes.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, path) in Attributes)
            {
                if (path.TryGet(run, item, out var value) && value.ValueKind != JsonValueKind.Null)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A payload's text may be pages long; the whole of it belongs into an attribute.</summary>
    private static string OneLine(string text)
    {
        const int longest = 300;
        var line = text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? text : string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest), "…");
    }

    private static string Fingerprint(MappingRun run, JsonElement item)
    {
        var text = $"{run.Source.Id}\n{run.Message.Topic}\n{item.GetRawText()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}

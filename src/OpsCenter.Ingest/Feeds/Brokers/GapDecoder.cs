using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Mqtt.Client;

namespace OpsCenter.Ingest.Feeds.Brokers;

/// <summary>Makes the event that tells of a time without connection, so that a hole in a chart has its reason in the feed.</summary>
internal sealed class GapDecoder(BrokerConfig config, DateTimeOffset lostAt, MqttConnected connected) : IPayloadDecoder
{
    public const string Kind = "system.gap";

    public void Decode(in IngestMessage message, DecodedMessage into)
    {
        into.Source = config.Id;
        var seconds = Math.Round((connected.At - lostAt).TotalSeconds);
        into.Events.Add(new OperationalEvent
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"gap:{config.Id}:{lostAt.ToUnixTimeMilliseconds()}"),
            Time = Instant.FromUnixMilliseconds(lostAt.ToUnixTimeMilliseconds()),
            ReceivedAt = message.ReceivedAt,
            Kind = Kind,
            Severity = connected.SessionPresent ? Severity.Low : Severity.Medium,
            Text = connected.SessionPresent
                ? string.Create(CultureInfo.InvariantCulture, $"{config.Id}: mất kết nối {seconds} s, broker giữ lại và gửi bù bản tin QoS 1-2")
                : string.Create(CultureInfo.InvariantCulture, $"{config.Id}: mất kết nối {seconds} s, broker không giữ phiên nên thiếu bản tin của khoảng này"),
            AttributesJson = JsonSerializer.Serialize(new { feed = config.Id, from = lostAt, to = connected.At, seconds, kept = connected.SessionPresent }),
        });
    }
}

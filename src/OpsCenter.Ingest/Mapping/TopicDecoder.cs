using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Citizens;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Decodes by topic: <c>line/…</c> is line protocol for anyone, citizens' reports have a topic of their own, the rest goes by the packs' sources.</summary>
internal sealed class TopicDecoder(ILiveConfig<IngestConfiguration> configuration, SeriesInterner interner, DeviceMemory memory, LineProtocolDecoder lines) : IPayloadDecoder
{
    public const string UnmappedSource = "unmapped";
    private const string LinePrefix = "line/";

    public string SourceOf(string topic) =>
        IsLine(topic) ? lines.SourceOf(topic)
        : configuration.Current.Mapping.Route(topic, interner, memory) is [var first, ..] ? first.Source.Id
        : UnmappedSource;

    public void Decode(in IngestMessage message, DecodedMessage into)
    {
        if (IsLine(message.Topic))
        {
            lines.Decode(message, into);
            return;
        }

        if (message.Topic == CitizenRequest.Topic)
        {
            CitizenRequestDecoder.Decode(message, configuration.Current.CitizenServices, into);
            return;
        }

        var mapping = configuration.Current.Mapping;
        var routes = mapping.Route(message.Topic, interner, memory);
        if (routes.Length == 0)
        {
            into.Source = UnmappedSource;
            into.Rejected.Add(new RejectedPart($"no mapping matches topic '{message.Topic}'", message.Payload));
            return;
        }

        if (routes[0].Source.Format == LineProtocolFormat.Instance)
        {
            lines.Decode(message, into);
            into.Source = routes[0].Source.Id;
            return;
        }

        PayloadMapping.Map(message, routes, into);
    }

    private static bool IsLine(string topic) => topic.StartsWith(LinePrefix, StringComparison.Ordinal) || topic == "line";
}

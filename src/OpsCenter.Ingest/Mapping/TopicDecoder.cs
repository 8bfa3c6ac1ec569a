using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Decodes by topic: <c>line/…</c> is line protocol for anyone, the rest goes by the packs' sources.</summary>
internal sealed class TopicDecoder(ILiveConfig<IngestConfiguration> configuration, SeriesInterner interner, DeviceMemory memory, LineProtocolDecoder lines) : IPayloadDecoder
{
    public const string UnmappedSource = "unmapped";
    private const string LinePrefix = "line/";

    public void Decode(in IngestMessage message, DecodedMessage into)
    {
        if (message.Topic.StartsWith(LinePrefix, StringComparison.Ordinal) || message.Topic == "line")
        {
            lines.Decode(message, into);
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
}

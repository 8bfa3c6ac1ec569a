using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Turns a message into readings and events; what it cannot understand it rejects into the result. Never throws for bad data. Thread-safe.</summary>
public interface IPayloadDecoder
{
    void Decode(in IngestMessage message, DecodedMessage into);

    /// <summary>Id of the source that would take the topic, for counting what was not taken in.</summary>
    string SourceOf(string topic) => TopicDecoder.UnmappedSource;
}

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Turns a message into readings and events; what it cannot understand it rejects into the result. Never throws for bad data. Thread-safe.</summary>
public interface IPayloadDecoder
{
    void Decode(in IngestMessage message, DecodedMessage into);
}

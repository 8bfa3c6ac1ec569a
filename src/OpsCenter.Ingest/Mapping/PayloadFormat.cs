namespace OpsCenter.Ingest.Mapping;

/// <summary>How a source's payload is written.</summary>
public enum PayloadFormat
{
    Json,

    /// <summary>The whole payload is one value: <c>ON</c>, <c>-47.3</c>; its path is <c>$</c>.</summary>
    Scalar,

    LineProtocol,
}

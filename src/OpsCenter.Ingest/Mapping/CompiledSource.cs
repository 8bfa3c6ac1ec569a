using OpsCenter.Ingest.Decoding;

namespace OpsCenter.Ingest.Mapping;

/// <summary>A source of a pack's <c>sources.yaml</c>, ready to run. Immutable apart from its series caches.</summary>
internal sealed class CompiledSource
{
    public required string Id { get; init; }

    public required string Pack { get; init; }

    public required TopicPattern Topic { get; init; }

    public required PayloadFormat Format { get; init; }

    /// <summary>A payload within the payload, opened once <see cref="When"/> holds; null for none.</summary>
    public EmbeddedPayload? Embedded { get; init; }

    /// <summary>All must hold, else the source does not take the message.</summary>
    public required Condition[] When { get; init; }

    /// <summary>Null: the topic's <c>{device}</c>, else the sender's id.</summary>
    public Template? Device { get; init; }

    /// <summary>Null: server time.</summary>
    public TimeReader? Time { get; init; }

    /// <summary>Empty where what it takes is dropped on purpose.</summary>
    public required MappingBlock[] Blocks { get; init; }

    /// <summary>Topic names and captured keys together.</summary>
    public required int VariableCount { get; init; }
}

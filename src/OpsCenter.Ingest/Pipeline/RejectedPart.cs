namespace OpsCenter.Ingest.Pipeline;

/// <summary>A part of a message that goes to quarantine.</summary>
/// <param name="Reason">For a person: what was wrong and where.</param>
/// <param name="Payload">The raw bytes of the part.</param>
public readonly record struct RejectedPart(string Reason, ReadOnlyMemory<byte> Payload);

using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>
/// How a source's payload is written. Every format becomes one JSON tree, so paths, conditions, fan-out and templates work on all of
/// them alike; JSON itself is read in place.
/// </summary>
/// <remarks>Immutable and thread-safe; what must be remembered between messages is in <see cref="DeviceMemory"/>.</remarks>
internal abstract class PayloadFormat
{
    /// <summary>The tree is a list whose items are mapped one by one, each as if it were a message of its own.</summary>
    public virtual bool IsRecords => false;

    /// <summary>
    /// The payload's tree, valid until <paramref name="buffer"/> is used again; null where nothing of it can be used. Either way
    /// <see cref="TreeBuffer.Problems"/> says what could not be understood. Never throws on any payload.
    /// </summary>
    public abstract JsonDocument? Parse(in FormatInput input, TreeBuffer buffer);
}

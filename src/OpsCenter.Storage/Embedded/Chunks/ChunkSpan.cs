namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>Where a chunk lies and what is known of it without unpacking it.</summary>
/// <param name="End">Null where it still grows.</param>
/// <param name="Chunk">Id of its points; null where retention took them.</param>
/// <param name="Summary">Packed hours; null where there is none or none was asked for.</param>
internal readonly record struct ChunkSpan(long Start, long? End, long? Chunk, byte[]? Summary);

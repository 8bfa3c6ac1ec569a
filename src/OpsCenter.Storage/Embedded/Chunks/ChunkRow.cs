namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>A stored chunk without its points.</summary>
internal readonly record struct ChunkRow(long Id, long Start, long End, int Count);

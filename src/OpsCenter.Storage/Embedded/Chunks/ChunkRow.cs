namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>A stored chunk without its points.</summary>
/// <param name="Id">0 where retention took the points and left the summary.</param>
/// <param name="IsOpen">The newest of its series, which still grows: it has no summary yet.</param>
internal readonly record struct ChunkRow(long Id, long Start, long End, int Count, bool IsOpen)
{
    public bool HasPoints => Id != 0;
}

namespace OpsCenter.Storage.Backup;

internal static class DurableFile
{
    /// <summary>Writes a new file; on the disk when it returns.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, content, 0);
        RandomAccess.FlushToDisk(file);
    }
}

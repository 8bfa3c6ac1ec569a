namespace OpsCenter.Storage.Embedded.File;

/// <summary>Held while a server uses the data folder; the operating system lets go of it when the process dies, however it dies.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream _stream;

    private DataFolderLock(FileStream stream) => _stream = stream;

    /// <exception cref="TelemetryFileException">Another server holds it.</exception>
    public static DataFolderLock Acquire(DataFolder folder)
    {
        var path = folder.File("server.lock");
        try
        {
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error)
        {
            throw new TelemetryFileException(
                $"Another server already uses the data folder {folder.Path} ({path} is locked): stop it, or give this one its own folder with --DataDir.", error);
        }
    }

    public void Dispose() => _stream.Dispose();
}

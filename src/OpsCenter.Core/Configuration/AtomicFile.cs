using System.Runtime.InteropServices;
using System.Text;

namespace OpsCenter.Core.Configuration;

/// <summary>Replaces a file so that a reader, a crash or a full disk leaves either the old one or the new one, never a part.</summary>
public static class AtomicFile
{
    private const string Unfinished = ".unfinished";

    /// <exception cref="IOException">The disk is full or fails; the file is as before.</exception>
    /// <exception cref="UnauthorizedAccessException">The server may not write there; the file is as before.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        // The ending keeps it out of "*.json": neither the watcher nor the loader ever sees half a file.
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
            FlushFolder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The new name is in the folder's own pages; without this a power cut may bring back the old file. What cannot be done is left to the system's next flush.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Native.Open([.. Encoding.UTF8.GetBytes(folder), 0], 0);
        if (handle >= 0)
        {
            _ = Native.Fsync(handle);
            _ = Native.Close(handle);
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Fsync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}

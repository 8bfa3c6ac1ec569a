using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Backup;

/// <summary>Writes a generation into an empty folder, after every checksum of it has been found right.</summary>
public sealed class DataRestore(BackupFolder backups, BackupManifest generation, TimeProvider time)
{
    private const string LockFile = "server.lock";

    /// <summary>Where it goes, unless something stands in the way.</summary>
    /// <param name="target">The data folder: missing or empty, or moved aside.</param>
    /// <param name="replace">Move what is in the folder aside.</param>
    /// <param name="progress">Blocks verified or written so far, and in all.</param>
    /// <returns>Where the old folder went; null where there was none.</returns>
    /// <exception cref="BackupException">Something is in the way, a backup into the folder is under way, or the backup is damaged; nothing was changed.</exception>
    public string? Run(string target, bool replace, IProgress<(long Done, long Of)>? progress)
    {
        var occupied = Occupied(target);
        if (occupied && !replace)
        {
            throw new BackupException($"{target} is not empty. Choose another --DataDir, or give --replace to move it aside.");
        }

        using var locked = backups.LockForReading();

        // It was chosen before the folder was locked: a backup may have removed it since.
        backups.Read(generation.Id);
        var blocks = generation.Files.Sum(file => (long)file.Hashes().Length / BackedUpFile.HashBytes);
        Verify(done => progress?.Report((done, 2 * blocks)));
        var unfinished = target + ".restoring";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Write(new DataFolder(unfinished), done => progress?.Report((blocks + done, 2 * blocks)));
        return Swap(unfinished, target, occupied);
    }

    /// <summary>Reads every block.</summary>
    /// <exception cref="BackupException">Some are missing or damaged; names the files they belong to.</exception>
    public void Verify(Action<long>? progress)
    {
        const int named = 20;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var damaged = new List<string>();
        var done = 0L;
        foreach (var file in generation.Files)
        {
            var hashes = file.Hashes();
            for (var at = 0; at < hashes.Length; at += BackedUpFile.HashBytes)
            {
                var hash = hashes.AsSpan(at, BackedUpFile.HashBytes);
                if (seen.Add(BlockStore.NameOf(hash)) && Problem(hash) is { } problem)
                {
                    damaged.Add($"{file.Name} from byte {(long)at / BackedUpFile.HashBytes * BlockStore.Bytes} on: {problem}");
                }

                progress?.Invoke(++done);
            }
        }

        if (damaged.Count > 0)
        {
            var more = damaged.Count > named ? $"\n  and {damaged.Count - named} more" : "";
            throw new BackupException(
                $"Generation {generation.Id} is damaged, nothing was restored:\n  {string.Join("\n  ", damaged.Take(named))}{more}\nTake another generation.");
        }
    }

    private string? Problem(ReadOnlySpan<byte> hash)
    {
        try
        {
            backups.Blocks.Get(hash);
            return null;
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
    }

    private static bool Occupied(string target)
    {
        if (File.Exists(target))
        {
            throw new BackupException($"{target} is a file, not a folder.");
        }

        if (!Directory.Exists(target))
        {
            return false;
        }

        if (IsServed(target))
        {
            throw new BackupException($"A server is running on {target}: stop it, or restore into another --DataDir.");
        }

        return Directory.EnumerateFileSystemEntries(target).Any();
    }

    private static bool IsServed(string target)
    {
        try
        {
            using var free = new FileStream(Path.Combine(target, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private void Write(DataFolder folder, Action<long> progress)
    {
        var done = 0L;
        foreach (var file in generation.Files)
        {
            if (file.Name.Split('/').Any(part => part is "" or "." or ".."))
            {
                throw new BackupException($"'{file.Name}' of generation {generation.Id} leads out of the folder: this is no backup of ours.");
            }

            var path = folder.File(file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(file, path, () => progress(++done));
            if (file.IsDatabase)
            {
                Check(file, path);
            }
        }
    }

    private void Write(BackedUpFile file, string path, Action progress)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var hashes = file.Hashes();
        var offset = 0L;
        for (var at = 0; at < hashes.Length; at += BackedUpFile.HashBytes)
        {
            var block = backups.Blocks.Get(hashes.AsSpan(at, BackedUpFile.HashBytes));
            whole.AppendData(block);
            RandomAccess.Write(handle, block, offset);
            offset += block.Length;
            progress();
        }

        RandomAccess.FlushToDisk(handle);
        if (offset != file.Bytes || Convert.ToHexStringLower(whole.GetHashAndReset()) != file.Sha256)
        {
            throw new BackupException($"{file.Name} of generation {generation.Id} does not come out as it went in: take another generation.");
        }
    }

    /// <summary>Every byte is as it was read; this says that what was read is a database.</summary>
    private void Check(BackedUpFile file, string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if ((string?)command.ExecuteScalar() is var answer && answer != "ok")
        {
            throw new BackupException($"{file.Name} of generation {generation.Id} is no sound database ({answer}): take another generation.");
        }
    }

    private string? Swap(string unfinished, string target, bool occupied)
    {
        string? aside = null;
        if (occupied)
        {
            aside = $"{target}.replaced-{BackupId.Of(time.GetUtcNow())}";
            Directory.Move(target, aside);
        }
        else if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.Move(unfinished, target);
        return aside;
    }
}

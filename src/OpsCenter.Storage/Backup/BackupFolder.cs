using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Storage.Backup;

/// <summary>A folder of backups: blocks by their content, and a manifest for each generation. One program at a time writes it.</summary>
/// <param name="Path">Absolute.</param>
public sealed record BackupFolder(string Path)
{
    private const string Extension = ".json";
    private const string HashMark = "sha256 ";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal BlockStore Blocks { get; } = new(System.IO.Path.Combine(Path, "blocks"));

    private string Generations => System.IO.Path.Combine(Path, "generations");

    private string LockPath => System.IO.Path.Combine(Path, "backup.lock");

    /// <summary>Names of the generations, oldest first; empty where the folder holds none.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(Generations)
        ? [.. Directory.EnumerateFiles(Generations, "*" + Extension).Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="BackupException">It is missing, damaged, or of a newer build.</exception>
    public BackupManifest Read(string id)
    {
        var path = ManifestPath(id);
        if (!File.Exists(path))
        {
            throw new BackupException($"{Path} has no generation {id}; `backup {Path} --list` names those it has.");
        }

        var text = File.ReadAllText(path);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || text[..end] != HashLine(text[(end + 1)..]))
        {
            throw new BackupException($"{path} is damaged: its checksum disagrees. Take another generation.");
        }

        var manifest = JsonSerializer.Deserialize<BackupManifest>(text[(end + 1)..], Json)!;
        return manifest.Format <= BackupManifest.CurrentFormat ? manifest : throw new BackupException(
            $"{path} has format {manifest.Format}, this build reads up to {BackupManifest.CurrentFormat}: use the build that made it ({manifest.Program}).");
    }

    /// <summary>The newest generation at or before the moment; null where there is none.</summary>
    public BackupManifest? NewestUpTo(DateTimeOffset moment)
    {
        // Names are in order of time, so only the one that is wanted is read whole.
        var last = BackupId.Of(moment);
        var id = List().LastOrDefault(name => string.CompareOrdinal(name, last) <= 0);
        return id is null ? null : Read(id);
    }

    /// <summary>Makes the folder, for its owner alone, and locks it until the answer is disposed.</summary>
    /// <exception cref="BackupException">Another backup is under way, or a restore.</exception>
    internal IDisposable Lock()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.CreateDirectory(Generations);
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "blocks"));
        try
        {
            return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new BackupException(IsBeingRead() ? $"A restore from {Path} is under way: wait for it." : $"Another backup into {Path} is under way: wait for it.", error);
        }
    }

    /// <summary>Keeps backups out until the answer is disposed, so that nothing that is read is removed. Any number may read at a time.</summary>
    /// <returns>Null where there is no lock and none can be made: a folder that takes no writes takes no backups.</returns>
    /// <exception cref="BackupException">A backup is under way.</exception>
    internal IDisposable? LockForReading()
    {
        try
        {
            return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !File.Exists(LockPath))
        {
            return null;
        }
        catch (IOException error)
        {
            throw new BackupException($"A backup into {Path} is under way: wait for it. If a server makes them too often to get in between, stop it for the time.", error);
        }
    }

    /// <summary>With it the generation exists; it is there whole or not at all.</summary>
    internal void Write(BackupManifest manifest)
    {
        var text = JsonSerializer.Serialize(manifest, Json);
        var unfinished = System.IO.Path.Combine(Generations, "unfinished");
        DurableFile.Write(unfinished, Encoding.UTF8.GetBytes($"{HashLine(text)}\n{text}"));
        File.Move(unfinished, ManifestPath(manifest.Id), overwrite: false);
    }

    /// <summary>Removes all generations but the newest, and the blocks that only they had; answers how many generations.</summary>
    /// <exception cref="BackupException">A manifest that stays is damaged, so nobody knows which blocks it needs; no block was removed.</exception>
    internal int Keep(int generations)
    {
        var all = List();
        var old = all.Take(Math.Max(0, all.Count - generations)).ToArray();
        if (old.Length == 0)
        {
            return 0;
        }

        foreach (var id in old)
        {
            File.Delete(ManifestPath(id));
        }

        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in List().SelectMany(id => Read(id).Files))
        {
            var hashes = file.Hashes();
            for (var at = 0; at < hashes.Length; at += BackedUpFile.HashBytes)
            {
                needed.Add(BlockStore.NameOf(hashes.AsSpan(at, BackedUpFile.HashBytes)));
            }
        }

        Blocks.RemoveExcept(needed);
        return old.Length;
    }

    /// <summary>Only for saying who holds the lock: those who read share it.</summary>
    private bool IsBeingRead()
    {
        try
        {
            using var shared = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string ManifestPath(string id) => System.IO.Path.Combine(Generations, id + Extension);

    private static string HashLine(string text) => HashMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

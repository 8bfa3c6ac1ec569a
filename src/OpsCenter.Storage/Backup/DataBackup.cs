using System.Security.Cryptography;

namespace OpsCenter.Storage.Backup;

/// <summary>Adds a generation to a folder of backups, beside a running server and without stopping it. Never in the server's own process.</summary>
/// <remarks>
/// Of all databases the state of one moment is taken before the first is read. Only blocks that the folder lacks are written; the manifest comes last, so a killed
/// backup leaves the earlier generations as they were, and the next one uses the blocks it left.
/// </remarks>
public sealed class DataBackup(BackupSource source, BackupFolder folder, TimeProvider time)
{
    private const int Attempts = 10;

    /// <summary>Files that people brought to incidents: never changed, so taken after the database that names them.</summary>
    private const string Attachments = "attachments";

    /// <summary>Readings and events: all of them where the store is embedded; with InfluxDB, events and what still waits for it.</summary>
    private static readonly string[] Telemetry = ["telemetry.db", "spool.db"];

    private readonly byte[] _block = new byte[BlockStore.Bytes];

    /// <param name="keep">Generations to keep, this one included; null keeps all.</param>
    /// <param name="progress">Bytes read so far, and in all.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="BackupException">There is nothing to back up, or the folder cannot take it.</exception>
    public BackupManifest Run(int? keep, IProgress<(long Read, long Of)>? progress, CancellationToken cancellation)
    {
        if (!Telemetry.Any(name => File.Exists(Database(name))))
        {
            throw new BackupException($"{source.Data.Path} has neither {string.Join(" nor ", Telemetry)}: is it the data folder? Give it with --DataDir.");
        }

        if (new[] { source.ConfigDir, source.DashboardsDir }.FirstOrDefault(taken => $"{folder.Path}/".StartsWith($"{Path.TrimEndingDirectorySeparator(taken)}/", StringComparison.Ordinal)) is { } around)
        {
            throw new BackupException($"{folder.Path} lies in {around}, which is backed up itself: choose another folder.");
        }

        using var locked = folder.Lock();
        folder.Blocks.RemoveUnfinished();
        var manifest = Take(progress, cancellation);
        folder.Write(manifest);
        if (keep is { } generations)
        {
            folder.Keep(generations);
        }

        return manifest;
    }

    private BackupManifest Take(IProgress<(long, long)>? progress, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var takenAt = WholeMilliseconds(time.GetUtcNow());
            try
            {
                using var snapshots = DatabaseSnapshots.Open(Databases());
                return Manifest(
                    takenAt,
                    [
                        .. Store(snapshots, progress, cancellation), .. Folder(Attachments, Path.Combine(source.Data.Path, Attachments)),
                        .. Folder("ingest-config", source.ConfigDir), .. Folder("dashboards", source.DashboardsDir),
                    ]);
            }
            catch (SnapshotLostException) when (attempt < Attempts)
            {
                // Blocks that are stored by now need not be stored again.
            }
            catch (SnapshotLostException error)
            {
                throw new BackupException($"{source.Data.Path} changed under each of {Attempts} attempts: try again.", error);
            }
        }
    }

    /// <summary>As its name has it; rounding down claims too little rather than too much.</summary>
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset moment) => moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMillisecond));

    private BackupManifest Manifest(DateTimeOffset takenAt, IReadOnlyList<BackedUpFile> files) => new()
    {
        Id = BackupId.Of(takenAt),
        TakenAt = takenAt,
        Program = source.Program,
        Machine = Environment.MachineName,
        Files = files,
        NewBlocks = folder.Blocks.Written.Blocks,
        NewBytes = folder.Blocks.Written.Bytes,
        Without = [.. Missing()],
    };

    private IEnumerable<string> Missing()
    {
        if (!source.WithRelational)
        {
            yield return "users, devices, tokens, alarms and audit: they are in PostgreSQL, back them up with pg_dump";
        }

        foreach (var taken in new[] { source.ConfigDir, source.DashboardsDir }.Where(taken => !Directory.Exists(taken)))
        {
            yield return $"{taken}: there is no such folder";
        }
    }

    /// <summary>The relational file last, so that it is read first: its writers wait for us.</summary>
    private IEnumerable<(string Path, bool Writable)> Databases()
    {
        (string Name, bool Writable)[] read = [.. Telemetry.Append("quarantine.db").Select(name => (name, false))];
        return (source.WithRelational ? read.Append(("ops.db", true)) : read).Select(one => (Path: Database(one.Item1), Writable: one.Item2)).Where(one => File.Exists(one.Path));
    }

    private string Database(string name) => Path.Combine(source.Data.Path, name);

    private IEnumerable<BackedUpFile> Store(DatabaseSnapshots snapshots, IProgress<(long, long)>? progress, CancellationToken cancellation)
    {
        var (read, of) = (0L, snapshots.Length);
        while (snapshots.TakeNewest() is { } snapshot)
        {
            using (snapshot)
            {
                void Read(long offset, Span<byte> block)
                {
                    cancellation.ThrowIfCancellationRequested();
                    snapshot.Read(offset, block);
                    progress?.Report((read += block.Length, of));
                }

                yield return snapshot.HoldsWriters ? StoreCopied(snapshot, Read) : Store(Name(snapshot), snapshot.Length, snapshot.FormatVersion, Read);
            }
        }
    }

    private IEnumerable<BackedUpFile> Folder(string name, string folderPath)
    {
        if (!Directory.Exists(folderPath))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folderPath, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (ReadIfThere(path) is not { } content)
            {
                continue;
            }

            var inside = Path.GetRelativePath(folderPath, path).Replace(Path.DirectorySeparatorChar, '/');
            yield return Store($"{name}/{inside}", content.Length, null, (offset, block) => content.AsSpan((int)offset, block.Length).CopyTo(block));
        }
    }

    private static byte[]? ReadIfThere(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            // An editor's temporary file, gone since the folder was listed.
            return null;
        }
    }

    private static string Name(DatabaseSnapshot snapshot) => Path.GetFileName(snapshot.Path);

    /// <summary>Copies first, which is quick, and lets the writers go on before the blocks are written, which may not be.</summary>
    private BackedUpFile StoreCopied(DatabaseSnapshot snapshot, ReadBlock read)
    {
        using var copy = folder.Blocks.Scratch();
        for (var offset = 0L; offset < snapshot.Length; offset += BlockStore.Bytes)
        {
            var block = _block.AsSpan(0, (int)Math.Min(BlockStore.Bytes, snapshot.Length - offset));
            read(offset, block);
            RandomAccess.Write(copy, block, offset);
        }

        snapshot.Dispose();
        return Store(Name(snapshot), snapshot.Length, snapshot.FormatVersion, (offset, block) => RandomAccess.Read(copy, block, offset));
    }

    private BackedUpFile Store(string name, long length, int? formatVersion, ReadBlock read)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var hashes = new MemoryStream();
        for (var offset = 0L; offset < length; offset += BlockStore.Bytes)
        {
            var block = _block.AsSpan(0, (int)Math.Min(BlockStore.Bytes, length - offset));
            read(offset, block);
            whole.AppendData(block);
            hashes.Write(folder.Blocks.Put(block));
        }

        return new BackedUpFile(name, length, Convert.ToHexStringLower(whole.GetHashAndReset()), formatVersion, Convert.ToBase64String(hashes.ToArray()));
    }

    private delegate void ReadBlock(long offset, Span<byte> block);
}

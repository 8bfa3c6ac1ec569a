using System.Text.Json.Serialization;

namespace OpsCenter.Storage.Backup;

/// <summary>One generation: what was backed up, of which moment, and the blocks it is made of.</summary>
public sealed record BackupManifest
{
    /// <summary>Format of backups this build writes and reads.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The generation's name, in order of time: <c>20261122T091500123Z</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Everything that was acknowledged before this moment is in it.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Program { get; init; }

    public required string Machine { get; init; }

    /// <summary>What was left out, and why; empty where nothing was.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    public required IReadOnlyList<BackedUpFile> Files { get; init; }

    /// <summary>Blocks and bytes this generation added to the folder.</summary>
    public int NewBlocks { get; init; }

    /// <inheritdoc cref="NewBlocks"/>
    public long NewBytes { get; init; }

    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

using System.Text.Json.Serialization;

namespace OpsCenter.Storage.Backup;

/// <param name="Name">Path inside the restored folder, with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Of the whole file, in hexadecimal digits.</param>
/// <param name="FormatVersion">A database's own version; null for other files.</param>
/// <param name="Blocks">SHA-256 of each block in order, 32 bytes each, as one base64 text.</param>
public sealed record BackedUpFile(string Name, long Bytes, string Sha256, int? FormatVersion, string Blocks)
{
    internal const int HashBytes = 32;

    [JsonIgnore]
    public bool IsDatabase => FormatVersion is not null;

    /// <summary>The hashes of its blocks, one after another.</summary>
    internal byte[] Hashes() => Convert.FromBase64String(Blocks);
}

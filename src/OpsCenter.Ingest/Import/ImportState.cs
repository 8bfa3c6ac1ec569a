using System.Text.Json;

namespace OpsCenter.Ingest.Import;

/// <summary>How far the import of a file is, kept beside it after each acknowledgement.</summary>
public sealed record ImportState
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Of the file as it lies there; another file of the same name begins anew.</summary>
    public required string Sha256 { get; init; }

    public required string Source { get; init; }

    /// <summary>How it was read.</summary>
    public required string Settings { get; init; }

    /// <summary>Bytes of (unpacked) text that are dealt with.</summary>
    public long Offset { get; init; }

    /// <summary>Lines of text that are dealt with.</summary>
    public long Line { get; init; }

    /// <summary>Lines the server has acknowledged.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Lines in the file of those that were refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Lines of nothing but texts, which are no readings.</summary>
    public long Texts { get; init; }

    /// <summary>Length of the file of the refused up to here; what a killed run wrote behind it is cut off.</summary>
    public long RejectedBytes { get; init; }

    /// <summary>The header in force.</summary>
    public string? Context { get; init; }

    public bool Done { get; init; }

    internal static ImportState? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ImportState>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException error)
        {
            throw new ImportException($"{path} cannot be read ({error.Message}): remove it to begin anew", error);
        }
    }

    /// <summary>Whole or not at all.</summary>
    internal void Write(string path)
    {
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Json));
        File.Move(path + ".new", path, overwrite: true);
    }
}

using System.Text.Json;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Feeds.Drops;

/// <summary>What became of a file; written beside it as <c>NAME.receipt.json</c>.</summary>
internal sealed record DropReceipt
{
    private static readonly JsonSerializerOptions Legible = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string File { get; init; }

    public required string Feed { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public long Bytes { get; init; }

    /// <value>Of the whole file; lower case hex.</value>
    public string? Sha256 { get; init; }

    public int Messages { get; private set; }

    public long Readings { get; private set; }

    public long Events { get; private set; }

    /// <value>Messages of which something was not understood; it lies in quarantine.</value>
    public int Quarantined { get; private set; }

    /// <value>Why the first was not understood, or why the file was not read.</value>
    public string? Reason { get; init; }

    public string? FirstQuarantined { get; private set; }

    /// <value>Something of it became data, or it rightly said nothing.</value>
    public bool Understood => Reason is null && (Quarantined == 0 || Readings + Events > 0);

    public void Count(in IngestOutcome outcome)
    {
        Messages++;
        Readings += outcome.Readings;
        Events += outcome.Events;
        if (outcome.Result == IngestResult.Quarantined)
        {
            Quarantined++;
            FirstQuarantined ??= outcome.Reason;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Legible);
}

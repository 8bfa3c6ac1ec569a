namespace OpsCenter.Ingest.Feeds.Drops;

/// <summary>A folder whose files are taken in.</summary>
public sealed record DropConfig : FeedConfig
{
    /// <value>Absolute, or below the setting <c>Feeds:DropFolder</c>.</value>
    public required string Folder { get; init; }

    /// <value>Pattern with <c>*</c> and <c>?</c>, e.g. <c>*.csv</c>.</value>
    public required string Files { get; init; }

    /// <value>Lines of one message, header not counted; null where the whole file is one.</value>
    public int? Lines { get; init; }

    /// <value>Lines at the beginning that every message begins with.</value>
    public int Header { get; init; }

    public override string Where => $"{Folder}/{Files}";

    public override string Kind => "drop";
}

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>A kind of part: what it holds, and the list that collects its occurrences where there may be several.</summary>
internal sealed record TlvItem(BinaryItem[] Layout, string? List);

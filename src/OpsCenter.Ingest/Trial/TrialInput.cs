namespace OpsCenter.Ingest.Trial;

/// <summary>A message to try, and by which mapping.</summary>
/// <param name="Topic">As it would come.</param>
/// <param name="Payload">Raw bytes.</param>
/// <param name="Device">Who sends it; null where the transport would know none.</param>
/// <param name="Draft">A pack's <c>sources.yaml</c> to try instead of the one in force; null for what is in force.</param>
public sealed record TrialInput(string Topic, ReadOnlyMemory<byte> Payload, string? Device, TrialDraft? Draft);

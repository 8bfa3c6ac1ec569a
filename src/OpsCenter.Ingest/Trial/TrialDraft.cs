namespace OpsCenter.Ingest.Trial;

/// <param name="Pack">Id of the pack whose file it would replace.</param>
/// <param name="Sources">Content of its <c>sources.yaml</c>.</param>
public sealed record TrialDraft(string Pack, string Sources);

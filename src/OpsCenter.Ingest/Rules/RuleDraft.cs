namespace OpsCenter.Ingest.Rules;

/// <summary>What somebody wants changed.</summary>
/// <param name="Pack">Whose rules.</param>
/// <param name="Text">An <c>alarms.yaml</c> of the rules that are new or shall be another; the pack's other rules stay.</param>
/// <param name="Reason">Why.</param>
/// <param name="Submit">False keeps it as the author's draft.</param>
public sealed record RuleDraft(string Pack, string Text, string Reason, bool Submit)
{
    /// <summary>Rules that shall go.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Texts the draft was begun from, by rule; of others, what is in force when it is proposed.</summary>
    public IReadOnlyDictionary<string, string> Bases { get; init; } = new Dictionary<string, string>();
}

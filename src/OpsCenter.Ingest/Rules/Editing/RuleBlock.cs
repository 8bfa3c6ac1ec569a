namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>Where one rule stands in the text of an <c>alarms.yaml</c>.</summary>
/// <param name="Id">Of the rule.</param>
/// <param name="Begin">Offset of its first line.</param>
/// <param name="End">Offset after its last line, the line's end included.</param>
/// <param name="Depth">Spaces before its dash.</param>
internal sealed record RuleBlock(string Id, int Begin, int End, int Depth);

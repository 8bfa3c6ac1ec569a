namespace OpsCenter.Ingest.Rules.Editing;

/// <summary>One line of a comparison.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Old">Its number in the old text, from 1; null where it is new.</param>
/// <param name="Now">Its number in the new text; null where it went.</param>
/// <param name="Text">The line.</param>
public sealed record DiffLine(DiffKind Kind, int? Old, int? Now, string Text);

namespace OpsCenter.Core.Sheets;

/// <summary>A table as it came in, before anything is judged.</summary>
/// <param name="Lines">In order.</param>
/// <param name="Point">Which mark an ambiguous number is read by where nothing else in the table tells: false for <c>1.234</c> = 1234 as Vietnamese people write, true for English.</param>
public sealed record SheetInput(IReadOnlyList<SheetInputLine> Lines, bool Point = false)
{
    /// <summary>What could not be read of a file as a whole; the rest is judged all the same.</summary>
    public IReadOnlyList<SheetProblem> Problems { get; init; } = [];
}

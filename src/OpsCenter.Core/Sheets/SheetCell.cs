using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>A judged cell.</summary>
/// <param name="Text">As written.</param>
/// <param name="Value">As it would be stored; null where it is blank or wrong.</param>
/// <param name="Problem">Null where it is right.</param>
/// <param name="Note">How it was read, where that is not plain; else null.</param>
public sealed record SheetCell(string Text, string? Value, SheetProblem? Problem = null, LocalizedText? Note = null)
{
    public static SheetCell Blank { get; } = new("", null);
}

using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>What is wrong and what to do.</summary>
/// <param name="Code">Stable word for programs.</param>
/// <param name="Text">For the person at the cell.</param>
public sealed record SheetProblem(string Code, LocalizedText Text)
{
    internal static SheetProblem Of(string code, string vi, string en) => new(code, new LocalizedText(vi, en));
}

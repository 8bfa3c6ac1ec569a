namespace OpsCenter.App.Api.Sheets;

/// <summary>What is wrong with a cell, or with the table where row and column are absent.</summary>
/// <param name="Row">From 1, as sent.</param>
/// <param name="Column">Id of the key or column.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record SheetErrorJson(int? Row, string? Column, string Code, string Problem, string ProblemVi);

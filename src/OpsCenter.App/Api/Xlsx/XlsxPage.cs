namespace OpsCenter.App.Api.Xlsx;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">At most 31 characters, unique in its workbook.</param>
/// <param name="Header">First row, bold and kept in sight.</param>
/// <param name="Rows">Cells are <see cref="DateTime"/> (shown as they are, without a zone), <see cref="double"/>, <see cref="string"/>, or null for an empty one.</param>
internal sealed record XlsxPage(string Name, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<object?>> Rows);

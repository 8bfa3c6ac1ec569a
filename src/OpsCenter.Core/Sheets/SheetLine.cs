namespace OpsCenter.Core.Sheets;

/// <summary>A row as stored.</summary>
/// <param name="Keys">Ids in the order of the sheet's keys; free ones as written.</param>
/// <param name="Values">By column: numbers with a decimal point, days as <c>2026-11-22</c>, texts; blank ones are absent.</param>
public sealed record SheetLine(IReadOnlyList<string> Keys, IReadOnlyDictionary<string, string> Values)
{
    private const char Between = '\u001f';

    /// <summary>Tells rows of one sheet apart.</summary>
    public string Id => IdOf(Keys);

    public static string IdOf(IEnumerable<string> keys) => string.Join(Between, keys);
}

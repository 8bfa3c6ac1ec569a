namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>A name and a value while a person edits them.</summary>
public sealed class PairDraft
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>Without those that name nothing; of a name given twice the last counts.</summary>
    public static Dictionary<string, string> Texts(IEnumerable<PairDraft> pairs) =>
        pairs.Where(pair => pair.Name.Trim().Length > 0).GroupBy(pair => pair.Name.Trim()).ToDictionary(group => group.Key, group => group.Last().Value.Trim());
}

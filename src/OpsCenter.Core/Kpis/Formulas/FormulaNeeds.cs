namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>What has to be read for a formula.</summary>
internal sealed class FormulaNeeds
{
    /// <summary>Inputs, by place, of which single readings are wanted.</summary>
    public HashSet<int> Readings { get; } = [];

    /// <summary>Inputs that the formula names.</summary>
    public HashSet<int> Inputs { get; } = [];

    /// <summary>Lengths of parts of the window.</summary>
    public HashSet<TimeSpan> Parts { get; } = [];

    /// <summary>Tags that parts are made by.</summary>
    public HashSet<string> Tags { get; } = [];

    /// <summary>A counter's growth begins at the reading before the window.</summary>
    public bool ReadingBefore { get; set; }
}

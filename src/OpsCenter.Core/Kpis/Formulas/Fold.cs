namespace OpsCenter.Core.Kpis.Formulas;

/// <summary>How many values become one.</summary>
internal enum Fold
{
    Mean,
    Sum,
    Min,
    Max,
    Count,
    First,
    Last,

    /// <summary>Growth of a counter; where it falls it began again at 0.</summary>
    Increase,

    /// <summary>Highest minus lowest.</summary>
    Range,
    Median,
    Percentile,

    /// <summary>Percentage of a list that is true.</summary>
    Share,
}

namespace OpsCenter.Core.History;

/// <summary>How a line becomes one of fewer points without losing its peaks.</summary>
public enum Thinning
{
    /// <summary>Largest triangle, three buckets (Steinarsson, 2013): of each bucket the point that the eye would miss most.</summary>
    Lttb,

    /// <summary>The lowest and the highest of each bucket.</summary>
    MinMax,
}

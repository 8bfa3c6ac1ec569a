using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A limit as a bar or chart draws it.</summary>
/// <param name="Name">E.g. "Báo động III".</param>
/// <param name="S">Severity, 1 to 4.</param>
/// <param name="V">The limit.</param>
/// <param name="Dir"><c>above</c> or <c>below</c>.</param>
public sealed record LiveLimit(LocalizedText Name, int S, double V, string Dir)
{
    /// <summary>True where the value has crossed it.</summary>
    public bool IsCrossedBy(double value) => Dir == "above" ? value >= V : value <= V;
}

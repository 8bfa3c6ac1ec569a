using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>A series as people know it.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Name">What is measured, e.g. "Mực nước".</param>
/// <param name="Place">Where, or by which device; empty where no tag tells.</param>
/// <param name="Unit">Empty for pure numbers.</param>
/// <param name="Decimals">Digits after the decimal mark.</param>
/// <param name="Search">Folded words it is found by.</param>
public sealed record NamedSeries(SeriesKey Key, string Name, string Place, string Unit, int Decimals, string Search)
{
    public string Title => Place.Length == 0 ? Name : $"{Name} · {Place}";
}

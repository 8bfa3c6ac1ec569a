using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A cell of a heat grid, written as <c>[t, v, s]</c>.</summary>
/// <param name="T">Start of its window, Unix milliseconds.</param>
/// <param name="V">Its value.</param>
/// <param name="S">Worst limit in force now that the value crosses, 1 to 4; 0 for none.</param>
[JsonConverter(typeof(HeatCellConverter))]
public readonly record struct HeatCell(long T, double V, int S);

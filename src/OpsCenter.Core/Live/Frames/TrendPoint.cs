using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A window of a trend, written as <c>[t, v]</c>.</summary>
/// <param name="T">Start of the window, Unix milliseconds.</param>
/// <param name="V">Its value; null breaks the line.</param>
[JsonConverter(typeof(TrendPointConverter))]
public readonly record struct TrendPoint(long T, double? V);

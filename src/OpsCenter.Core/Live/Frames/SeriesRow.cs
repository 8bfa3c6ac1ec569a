using System.Text.Json.Serialization;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>One series in a table.</summary>
/// <param name="Key">The series' canonical text.</param>
/// <param name="Name">Of the field; its id where no pack describes it.</param>
/// <param name="Device">Device tag.</param>
/// <param name="Unit">Of the field.</param>
/// <param name="Decimals">Digits to show.</param>
/// <param name="Point">Newest value.</param>
/// <param name="PerHour">Change per hour.</param>
/// <param name="Gap">Seconds between the last two readings; null before the second one.</param>
/// <param name="Delay">Seconds from the reading's own time to when the server took it in; null where that is not known.</param>
/// <param name="Limits">That judge it.</param>
/// <param name="Line">Its course, oldest first.</param>
public sealed record SeriesRow(
    string Key,
    LocalizedText Name,
    string? Device,
    string? Unit,
    int Decimals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LivePoint? Point,
    double? PerHour,
    double? Gap,
    double? Delay,
    IReadOnlyList<LiveLimit> Limits,
    IReadOnlyList<TrendPoint> Line);

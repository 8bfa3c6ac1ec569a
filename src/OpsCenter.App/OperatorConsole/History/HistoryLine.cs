using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>One series of an answer.</summary>
/// <param name="Series">Which.</param>
/// <param name="Points">Oldest first.</param>
/// <param name="Earlier">The range compared with, its times moved onto the asked range; empty where none was asked for.</param>
/// <param name="Summary">Null where there is no reading.</param>
/// <param name="EarlierSummary">Of the range compared with.</param>
/// <param name="Truncated">There are more points than are shown.</param>
public sealed record HistoryLine(
    NamedSeries Series, IReadOnlyList<Point> Points, IReadOnlyList<Point> Earlier, HistorySummary? Summary, HistorySummary? EarlierSummary, bool Truncated);

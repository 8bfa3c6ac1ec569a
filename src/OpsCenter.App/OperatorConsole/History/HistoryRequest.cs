using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>What to read for the explorer.</summary>
/// <param name="Series">Canonical keys, as many as <see cref="HistoryReading.MostSeries"/>.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Step">Window length; null: the readings themselves.</param>
/// <param name="Aggregate">How a window becomes a value.</param>
/// <param name="Back">Compare with the same range so much earlier; null: with none.</param>
public sealed record HistoryRequest(IReadOnlyList<string> Series, Instant From, Instant To, TimeSpan? Step, Aggregate Aggregate, TimeSpan? Back);

using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Jobs;

/// <summary>What is expected of one scope of a KPI.</summary>
/// <param name="Series">Of the KPI.</param>
/// <param name="Steps">From now on.</param>
/// <param name="Past">Twice as many steps before, as they came.</param>
public sealed record ForecastScope(SeriesKey Series, IReadOnlyList<ForecastMoment> Steps, IReadOnlyList<Point> Past);
